import type { Pod, PodSpec } from '../api/objects/core.ts';

/** A Pod as its kubelet holds it: with its spec, defaulted. */
export type BoundPod = Pod & { readonly spec: PodSpec };

/**
 * A static Pod comes from a file or a URL and not from the API server; the kubelet notes where from in an annotation.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const isStaticPod = (pod: BoundPod): boolean => {
  const source = pod.metadata?.annotations?.['kubernetes.io/config.source'];
  return source !== undefined && source !== 'api';
};

type Annotated = { readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } };

/** A mirror Pod is what the API server shows of a static Pod. */
export const isMirrorPod = ({ metadata }: Annotated): boolean =>
  metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
