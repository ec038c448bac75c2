import type { StatefulSet } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';

/** The name of a Pod taken apart: the set that it says it belongs to, and its ordinal (undefined: none of 32 bits). */
export type Membership = { readonly parent: string; readonly ordinal: number | undefined };

const podName = /^(.*)-([0-9]+)$/s;

export const membershipOf = ({ metadata }: Pod): Membership => {
  const match = podName.exec(metadata?.name ?? '');
  if (!match) return { parent: '', ordinal: undefined };
  const ordinal = Number(match[2]);
  return { parent: match[1] ?? '', ordinal: ordinal < 2 ** 31 ? ordinal : undefined };
};

export const ordinalOf = (pod: Pod): number | undefined => membershipOf(pod).ordinal;

/** The ordinal of the first replica. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal */
export const startOrdinal = ({ spec }: StatefulSet): number => spec?.ordinals?.start ?? 0;

export const replicasOf = ({ spec }: StatefulSet): number => spec?.replicas ?? 1;

/** Whether a Pod is one of the replicas that the set is to have; the others are condemned. */
export const isInRange = (pod: Pod, set: StatefulSet): boolean => {
  const ordinal = ordinalOf(pod);
  const start = startOrdinal(set);
  return ordinal !== undefined && ordinal >= start && ordinal < start + replicasOf(set);
};

export const podNameFor = ({ metadata }: StatefulSet, ordinal: number): string =>
  `${metadata?.name}-${ordinal}`;
