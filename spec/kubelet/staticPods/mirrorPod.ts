import type { OwnerReference } from '../../api/objects/meta.ts';
import { type BoundPod, isStaticPod } from '../boundPod.ts';

const mirrorAnnotation = 'kubernetes.io/config.mirror';
const hashAnnotation = 'kubernetes.io/config.hash';

/** Whether the API object mirrors this static Pod: name, namespace and the hash of its manifest are the same. */
export const isMirrorPodOf = (mirror: BoundPod, pod: BoundPod): boolean => {
  const hash = mirror.metadata?.annotations?.[mirrorAnnotation];
  return (
    mirror.metadata?.name === pod.metadata?.name &&
    mirror.metadata?.namespace === pod.metadata?.namespace &&
    hash !== undefined &&
    hash === (pod.metadata?.annotations?.[hashAnnotation] ?? '')
  );
};

export type MirrorPodAction = { readonly deleteMirror: boolean; readonly createMirror: boolean };

/**
 * What one sync of a static Pod does about its mirror Pod: one that is being deleted, or that mirrors something else,
 * is deleted at once (grace period 0); a missing one is created, unless the node itself is being deleted. The static
 * Pod runs on whatever becomes of its mirror.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const mirrorPodAction = (
  pod: BoundPod,
  mirror: BoundPod | undefined,
  nodeDeleted: boolean,
): MirrorPodAction => {
  if (!isStaticPod(pod)) return { deleteMirror: false, createMirror: false };
  const stale =
    mirror !== undefined && (Boolean(mirror.metadata?.deletionTimestamp) || !isMirrorPodOf(mirror, pod));
  return { deleteMirror: stale, createMirror: (mirror === undefined || stale) && !nodeDeleted };
};

/** The mirror Pod of a static Pod: the same, marked as a mirror and owned by its node. */
export const mirrorPodOf = (
  pod: BoundPod,
  node: { readonly name: string; readonly uid: string },
): BoundPod => {
  const { annotations, ...metadata } = pod.metadata ?? {};
  const owner: OwnerReference = {
    apiVersion: 'v1',
    kind: 'Node',
    name: node.name,
    uid: node.uid,
    controller: true,
  };
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: { ...annotations, [mirrorAnnotation]: annotations?.[hashAnnotation] ?? '' },
      ownerReferences: [owner],
    },
  };
};
