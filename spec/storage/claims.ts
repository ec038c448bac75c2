import type { PersistentVolume, PersistentVolumeClaim, Pod, Volume } from '../api/objects/core.ts';

/**
 * The claims that a Pod's volumes refer to.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export type ClaimReference = {
  readonly name: string;
  /** the claim is made for the volume of this Pod, and goes with it */
  readonly ephemeral: boolean;
};

/** The claim behind a volume; the claim of a generic ephemeral volume is named after the Pod and the volume. */
export const claimReferenceOf = (pod: Pod, volume: Volume): ClaimReference | undefined => {
  if (volume.persistentVolumeClaim) return { name: volume.persistentVolumeClaim.claimName, ephemeral: false };
  if (volume.ephemeral) return { name: `${pod.metadata?.name ?? ''}-${volume.name}`, ephemeral: true };
  return undefined;
};

/** The claims that the volumes of a Pod refer to; an ephemeral volume refers to one of its own. */
export const claimReferencesOf = (pod: Pod): readonly ClaimReference[] =>
  (pod.spec?.volumes ?? []).flatMap((volume) => claimReferenceOf(pod, volume) ?? []);

/** Whether a claim was made for an ephemeral volume of this very Pod. */
export const isMadeFor = (claim: PersistentVolumeClaim, pod: Pod): boolean =>
  (claim.metadata?.ownerReferences ?? []).some(
    ({ controller, uid }) => controller === true && uid === pod.metadata?.uid,
  );

const classAnnotation = 'volume.beta.kubernetes.io/storage-class';

/** The storage class that a claim asks for; empty if none. */
export const classOfClaim = ({ metadata, spec }: PersistentVolumeClaim): string =>
  metadata?.annotations?.[classAnnotation] ?? spec?.storageClassName ?? '';

/** The storage class that a volume belongs to; empty if none. */
export const classOfVolume = ({ metadata, spec }: PersistentVolume): string =>
  metadata?.annotations?.[classAnnotation] ?? spec?.storageClassName ?? '';

/** Bound in both directions: the claim names its volume, and the binding is complete. */
export const isBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  Boolean(spec?.volumeName) && Object.hasOwn(metadata?.annotations ?? {}, 'pv.kubernetes.io/bind-completed');
