import { together } from '../../../checker/system/guard.ts';
import { isAlive, isWaiting } from '../charts/pod/container.ts';
import { isBound, isGone, isReady, phaseOf } from '../charts/pod/podObject.ts';
import { isUnseen } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { allProbesOf, type ClusterParts, statesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * A Pod that is gone from the API and of which nothing is left on its node has no further state: what it was is
 * forgotten, so that it does not multiply the states of others.
 */
export const bookkeepingRules = ({ actor, rule }: ClusterComposer, { pods }: ClusterParts) =>
  actor('bookkeeping', () => {
    const nothingIsLeft = rule('nothing is left', [pods], (pod) => ({
      when: [
        together(
          { object: pod.object, worker: pod.worker, sandbox: pod.sandbox, states: statesOf(pod) },
          ({ object, worker, sandbox, states }) =>
            isGone(object) &&
            !hasSandbox(sandbox) &&
            !states.some(isAlive) &&
            (isBound(object) ||
              phaseOf(object) !== 'Pending' ||
              isReady(object) ||
              !isUnseen(worker) ||
              !states.every(isWaiting)),
        ),
      ],
      then: [
        pod.object.send({ type: 'FORGET' }),
        pod.worker.send({ type: 'FORGET' }),
        ...statesOf(pod).map((state) => state.send({ type: 'CLEAR' })),
        ...allProbesOf(pod).map((probe) => probe.tell({ type: 'RESET' })),
      ],
    }));
    return { nothingIsLeft };
  });
