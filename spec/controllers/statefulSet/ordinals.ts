import type { StatefulSet } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';

/** The name of a Pod taken apart: the set that it says it belongs to, and its ordinal (undefined: none of 32 bits). */
export type Membership = { readonly parent: string; readonly ordinal: number | undefined };

const digits = /^[0-9]+$/;

/**
 * What the name of a Pod says: all before its last dash, and the number after it. Without a number there it belongs
 * to no set.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index
 */
export const membershipOf = ({ metadata }: Pod): Membership => {
  const name = metadata?.name ?? '';
  const dash = name.lastIndexOf('-');
  const number = name.slice(dash + 1);
  if (dash < 0 || !digits.test(number)) return { parent: '', ordinal: undefined };
  const ordinal = Number(number);
  return { parent: name.slice(0, dash), ordinal: ordinal < 2 ** 31 ? ordinal : undefined };
};

/** The ordinal at the end of the name of a Pod; undefined if it ends in no number of 32 bits. */
export const ordinalOf = (pod: Pod): number | undefined => membershipOf(pod).ordinal;

/** The ordinal of the first replica. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal */
export const startOrdinal = ({ spec }: StatefulSet): number => spec?.ordinals?.start ?? 0;

/** How many replicas a StatefulSet is to have: 1 unless it says. */
export const replicasOf = ({ spec }: StatefulSet): number => spec?.replicas ?? 1;

/** Whether a Pod is one of the replicas that the set is to have; the others are condemned. */
export const isInRange = (pod: Pod, set: StatefulSet): boolean => {
  const ordinal = ordinalOf(pod);
  const start = startOrdinal(set);
  return ordinal !== undefined && ordinal >= start && ordinal < start + replicasOf(set);
};

/**
 * The name of the Pod with this ordinal.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export const podNameFor = ({ metadata }: StatefulSet, ordinal: number): string =>
  `${metadata?.name}-${ordinal}`;
