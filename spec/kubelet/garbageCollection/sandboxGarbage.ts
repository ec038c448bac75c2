/** A sandbox of the runtime; `createdAt` in unix seconds. */
export type CollectableSandbox = {
  readonly id: string;
  readonly podUID: string;
  readonly ready: boolean;
  readonly hasContainers: boolean;
  readonly createdAt: number;
};

/**
 * Which sandboxes the kubelet removes: those that are not ready and hold no container any more; of a Pod that still
 * exists the newest is kept.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-garbage-collection
 */
export const sandboxGarbage = (
  sandboxes: readonly CollectableSandbox[],
  gone: (podUID: string) => boolean,
): readonly CollectableSandbox[] =>
  sandboxes.filter((sandbox) => {
    if (sandbox.ready || sandbox.hasContainers) return false;
    const newer = (other: CollectableSandbox) =>
      other.podUID === sandbox.podUID && other.createdAt > sandbox.createdAt;
    return gone(sandbox.podUID) || sandboxes.some(newer);
  });
