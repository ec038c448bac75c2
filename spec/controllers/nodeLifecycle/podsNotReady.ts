import type { Node, Pod } from '../../api/objects/core.ts';
import type { NodeLifecycleView, NodeWrite } from './nodeLifecycleView.ts';
import { nodeName } from './nodeTaints.ts';

/** Pods of a node whose condition Ready is to be set to False: those that have one and do not say so already. */
export const markPodsNotReady = (node: Node, pods: readonly Pod[]): NodeWrite[] =>
  pods
    .filter(({ spec, status }) => {
      const ready = status?.conditions?.find(({ type }) => type === 'Ready');
      return spec?.nodeName === nodeName(node) && ready !== undefined && ready.status !== 'False';
    })
    .map((pod) => ({ kind: 'markPodNotReady', pod }));

/** A Pod that is bound to a node that is known not to be ready is not ready either, whatever it says. */
export const podBoundToUnreadyNode = ({ nodes, memory }: NodeLifecycleView, pod: Pod): NodeWrite[] => {
  const node = nodes.find((each) => nodeName(each) === pod.spec?.nodeName);
  if (node === undefined) return [];
  const ready = memory.health.get(nodeName(node))?.ready;
  return ready === undefined || ready.status === 'True' ? [] : markPodsNotReady(node, [pod]);
};
