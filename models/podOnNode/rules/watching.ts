import type { Composer } from '../../../checker/system/composeSystem.ts';
import { always, never } from '../../../checker/system/guard.ts';
import { isGone, isLive, isTerminating } from '../charts/pod/apiPod.ts';
import { isSeenGone, isUnseen } from '../charts/pod/podInView.ts';
import { isDeleted, isPresent } from '../charts/staticPods/manifestFile.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { gatesOf, isFromApi, isStatic } from '../parts/podParts.ts';
import { kubeletTalks, kubeletWorks } from './guards.ts';

/** The kubelet’s view of a Pod, brought forward: at once, unless it lags. */
export const deliveries = [
  'sees the bound Pod',
  'sees the deletion',
  'sees the Pod gone',
  'sees the readiness gate',
];

/** How the kubelet comes to know of Pods: by watching the API server, and a folder of its node. */
export const watchRules = ({ actor, rule }: Composer, node: NodeParts): void => {
  const apiPods = node.pods.filter(isFromApi);
  const staticPods = node.pods.filter(isStatic);
  actor('kubelet', () => {
    rule('sees the bound Pod', [apiPods], ({ source, view, gates }) => ({
      when: [...kubeletTalks(node), source.object.is(isLive)],
      then: [view.send({ type: 'SEE_BOUND' }), ...gates.map((gate) => gate.tell({ type: 'SEE' }))],
    }));
    rule('sees the deletion', [apiPods], ({ source, view }) => ({
      when: [...kubeletTalks(node), source.object.is(isTerminating)],
      then: [view.send({ type: 'SEE_DELETED' })],
    }));
    rule('sees the Pod gone', [apiPods], ({ source, view }) => ({
      when: [...kubeletTalks(node), source.object.is(isGone)],
      then: [view.send({ type: 'SEE_GONE' })],
    }));
    rule('sees the readiness gate', [gatesOf(apiPods)], ({ pod, state }) => ({
      when: [...kubeletTalks(node), pod.view.isNot(isUnseen), pod.view.isNot(isSeenGone)],
      then: [state.send({ type: 'SEE' })],
    }));
    rule('reads the manifest', [staticPods], ({ plan, source, view }) => ({
      when: [kubeletWorks(node), source.file.is(isPresent), plan.apiReference ? never : always],
      then: [view.send({ type: 'SEE_BOUND' })],
    }));
    rule('misses the manifest', [staticPods], ({ source, view }) => ({
      when: [kubeletWorks(node), source.file.is(isDeleted)],
      then: [view.send({ type: 'SEE_GONE' })],
    }));
  });
};
