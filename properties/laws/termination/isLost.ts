import type { PodStep } from '../../../models/recorded/steps.ts';

/** Pod garbage collection removes it without waiting for a kubelet: its node is gone, or out of service. */
export const isLost = ({ after, history }: PodStep): boolean => {
  const name = after.spec?.nodeName;
  if (name === undefined) return true;
  const node = history.nodes.get(name);
  return (
    node === undefined ||
    (node.object.spec?.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/out-of-service')
  );
};
