import { all, any, none } from '../../../checker/system/guard.ts';
import { isAlive, isCreated } from '../../../models/podOnNode/charts/container/container.ts';
import { isFree } from '../../../models/podOnNode/charts/node/address.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { isReady, mayRun } from '../../../models/podOnNode/charts/pod/sandbox.ts';
import { podSync } from '../../../models/podOnNode/decisions/podSync.ts';
import { statesOf } from '../../../models/podOnNode/parts/podContainers.ts';
import type { NodeDefect } from '../bug.ts';

/** A sync brings up sandbox and containers by what the runtime has, whatever the status says of the Pod's end. */
export const syncsWhatEnded: NonNullable<NodeDefect['rules']> = {
  runsSandbox: ({ then }, pod, address) => ({
    when: [
      pod.worker.is(isSyncing),
      pod.sandbox.is(mayRun),
      none(statesOf(pod), isAlive),
      podSync(pod).is(({ createSandbox }) => createSandbox),
      address.is(isFree),
    ],
    then,
  }),
  createsContainer: ({ then }, { pod, state, at }) => ({
    when: [
      pod.worker.is(isSyncing),
      pod.sandbox.is(isReady),
      state.isNot(isCreated),
      podSync(pod).is(
        ({ containersToStart, createSandbox, killPod }) =>
          !createSandbox && !killPod && containersToStart.includes(at),
      ),
    ],
    then,
  }),
  startsContainer: ({ then }, { pod }) => ({
    when: [all(any(pod.worker.is(isSyncing)), pod.sandbox.is(isReady))],
    then,
  }),
};
