import { always, type Guard, never } from '../../../checker/system/guard.ts';
import { isPresent } from '../charts/node/noExecuteTaint.ts';
import { isLive } from '../charts/pod/apiPod.ts';
import { isOver } from '../charts/pod/toleratedTime.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type ApiPodParts, isFromApi } from '../parts/podParts.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';

/**
 * Taint-based eviction: Pods that do not tolerate a NoExecute taint of their node are deleted at once, those that
 * tolerate it for a time when that is over, unless the taint is taken off before.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const taintEvictionRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { whole, apiPods } = taintMembers(node);
  const forATime = apiPods.flatMap(({ toleratedTime, ...pod }) =>
    toleratedTime ? [{ ...pod, toleratedTime }] : [],
  );
  actor(
    'environment',
    () => {
      rule(
        'puts the taint on the node',
        [whole],
        ({ taint }) => ({
          then: [node.budgets.taints.send({ type: 'SPEND' }), taint.send({ type: 'PUT' })],
        }),
        { action: 'taint' },
      );
      rule(
        'takes the taint off the node',
        [whole],
        ({ taint }) => ({ then: [taint.send({ type: 'TAKE_OFF' })] }),
        { action: 'removal of a taint' },
      );
    },
    { fair: false },
  );
  return actor('taint eviction controller', () => {
    rule('schedules the deletion of the Pod', [forATime], ({ taint, source, toleratedTime }) => ({
      when: [taint.is(isPresent), source.object.is(isLive)],
      then: [toleratedTime.send({ type: 'SCHEDULE' })],
    }));
    rule(
      'has waited for tolerationSeconds',
      [forATime],
      ({ toleratedTime }) => ({ then: [toleratedTime.send({ type: 'OVER' })] }),
      ({ plan: { toleration } }) => ({
        lasts: seconds(toleration.kind === 'for' ? toleration.seconds : 0),
      }),
    );
    const cancelsDeletion = rule(
      'cancels the deletion of the Pod',
      [forATime],
      ({ taint, toleratedTime }) => ({
        when: [taint.isNot(isPresent)],
        then: [toleratedTime.send({ type: 'CANCEL' })],
      }),
    );
    const deletesForTaint = rule(
      'deletes the Pod for the taint',
      [apiPods],
      (pod) => ({
        when: [pod.taint.is(isPresent), pod.source.object.is(isLive), hasToGo(pod)],
        then: [pod.source.object.send({ type: 'DELETE', grace: 'own' })],
      }),
      { action: 'taint eviction' },
    );
    return { cancelsDeletion, deletesForTaint };
  });
};

/** What taint eviction is about: the node, and its Pods from the API; nothing where there is never a taint. */
const taintMembers = ({ pods, taint }: NodeParts) =>
  taint
    ? {
        whole: [{ id: 1, name: 'node', taint }],
        apiPods: pods.filter(isFromApi).map((pod) => ({ ...pod, taint })),
      }
    : { whole: [], apiPods: [] };

/** The Pod has to go while the taint is there. */
const hasToGo = ({ plan, toleratedTime }: ApiPodParts): Guard => {
  if (toleratedTime) return toleratedTime.is(isOver);
  return plan.toleration.kind === 'forever' ? never : always;
};
