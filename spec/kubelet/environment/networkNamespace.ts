import type { BoundPod } from '../boundPod.ts';

/** The network namespace that the containers of a Pod live in: the Pod's own, or its node's. */
export type NetworkNamespace =
  | { readonly of: 'pod'; readonly uid: string }
  | { readonly of: 'node'; readonly name: string };

const networkNamespace = ({ spec, metadata }: BoundPod): NetworkNamespace =>
  spec.hostNetwork ? { of: 'node', name: spec.nodeName ?? '' } : { of: 'pod', uid: metadata?.uid ?? '' };

/**
 * Whether containers of two Pods (or of one) find each other on localhost and contend for the same ports: those of one
 * Pod do, and those of all hostNetwork Pods of a node.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export const shareLocalhost = (a: BoundPod, b: BoundPod): boolean => {
  const ofA = networkNamespace(a);
  const ofB = networkNamespace(b);
  if (ofA.of === 'pod') return ofB.of === 'pod' && ofA.uid === ofB.uid;
  return ofB.of === 'node' && ofA.name === ofB.name;
};
