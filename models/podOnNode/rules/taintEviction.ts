import type { Composer } from '../../../checker/system/composeSystem.ts';
import { always, type Guard, never } from '../../../checker/system/guard.ts';
import { isPresent } from '../charts/node/noExecuteTaint.ts';
import { isLive } from '../charts/pod/apiPod.ts';
import { isOver } from '../charts/pod/toleratedTime.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type ApiPodParts, isFromApi } from '../parts/podParts.ts';

/**
 * Taint-based eviction: Pods that do not tolerate a NoExecute taint of their node are deleted at once, those that
 * tolerate it for a time when that is over, unless the taint is taken off before.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const taintEvictionRules = ({ actor, rule }: Composer, { pods, taint, budgets }: NodeParts): void => {
  if (!taint) return;
  const apiPods = pods.filter(isFromApi);
  const forATime = apiPods.filter(({ toleratedTime }) => toleratedTime !== undefined);
  const whole = [{ id: 1, name: 'node' }];
  actor(
    'environment',
    () => {
      rule('puts the taint on the node', [whole], () => ({
        then: [budgets.taints.send({ type: 'SPEND' }), taint.send({ type: 'PUT' })],
      }));
      rule('takes the taint off the node', [whole], () => ({ then: [taint.send({ type: 'TAKE_OFF' })] }));
    },
    { fair: false },
  );
  actor('taint eviction controller', () => {
    rule('schedules the deletion of the Pod', [forATime], ({ source, toleratedTime }) => ({
      when: [taint.is(isPresent), source.object.is(isLive)],
      then: [toleratedTime!.send({ type: 'SCHEDULE' })],
    }));
    rule('has waited for tolerationSeconds', [forATime], ({ toleratedTime }) => ({
      then: [toleratedTime!.send({ type: 'OVER' })],
    }));
    rule('cancels the deletion of the Pod', [forATime], ({ toleratedTime }) => ({
      when: [taint.isNot(isPresent)],
      then: [toleratedTime!.send({ type: 'CANCEL' })],
    }));
    rule('deletes the Pod for the taint', [apiPods], (pod) => ({
      when: [taint.is(isPresent), pod.source.object.is(isLive), hasToGo(pod)],
      then: [pod.source.object.send({ type: 'DELETE', grace: 'own' })],
    }));
  });
};

/** The Pod has to go while the taint is there. */
const hasToGo = ({ plan, toleratedTime }: ApiPodParts): Guard => {
  if (toleratedTime) return toleratedTime.is(isOver);
  return plan.toleration.kind === 'forever' ? never : always;
};
