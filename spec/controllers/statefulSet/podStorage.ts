import type { StatefulSet } from '../../api/objects/apps.ts';
import type { PersistentVolumeClaim, Pod, Volume } from '../../api/objects/core.ts';
import { ordinalOf } from './ordinals.ts';

/** A claim that a replica has, and the template that it is made of. */
export type ClaimOfPod = {
  readonly volume: string;
  readonly name: string;
  readonly template: PersistentVolumeClaim;
};

/**
 * The claims of a replica, one for each template: the name is the template's, the set's and the ordinal.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
 */
export const claimsOfPod = ({ metadata, spec }: StatefulSet, pod: Pod): readonly ClaimOfPod[] =>
  (spec?.volumeClaimTemplates ?? []).map((template) => {
    const volume = template.metadata?.name ?? '';
    return { volume, name: `${volume}-${metadata?.name}-${ordinalOf(pod) ?? -1}`, template };
  });

/** A claim as it is created: the template's, in the set's namespace, with the labels that the set selects. */
export const newClaim = (
  { metadata, spec }: StatefulSet,
  { name, template }: ClaimOfPod,
): PersistentVolumeClaim => ({
  ...template,
  metadata: {
    ...template.metadata,
    name,
    namespace: metadata?.namespace ?? '',
    labels: { ...template.metadata?.labels, ...spec?.selector?.matchLabels },
  },
});

/** Whether a Pod mounts all claims that its ordinal gives it. */
export const storageMatches = (set: StatefulSet, pod: Pod): boolean => {
  if (ordinalOf(pod) === undefined) return false;
  const volumes = new Map((pod.spec?.volumes ?? []).map((volume) => [volume.name, volume]));
  return claimsOfPod(set, pod).every(
    ({ volume, name }) => volumes.get(volume)?.persistentVolumeClaim?.claimName === name,
  );
};

/** The Pod with its claims as volumes, in place of others of the same names. */
export const withStorage = (set: StatefulSet, pod: Pod): Pod => {
  const claims = claimsOfPod(set, pod);
  const claimed = new Set(claims.map(({ volume }) => volume));
  const volumes: Volume[] = [
    ...claims.map(({ volume, name }) => ({ name: volume, persistentVolumeClaim: { claimName: name } })),
    ...(pod.spec?.volumes ?? []).filter(({ name }) => !claimed.has(name)),
  ];
  return { ...pod, spec: { containers: [], ...pod.spec, volumes } };
};
