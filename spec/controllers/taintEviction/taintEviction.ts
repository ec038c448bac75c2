import type { Taint, Toleration } from '../../api/objects/core.ts';
import { tolerationTime } from './tolerationTime.ts';

/** A deletion that the controller has scheduled, in seconds on its clock. */
export type ScheduledDeletion = { readonly since: number; readonly at: number };

/** What the controller holds of a Pod: nothing, a scheduled deletion, or it has deleted it. */
export type TaintEviction =
  | { readonly kind: 'none' }
  | { readonly kind: 'scheduled'; readonly deletion: ScheduledDeletion }
  | { readonly kind: 'deleted'; readonly at: number };

/** A Pod that no taint concerns. */
export const untouched: TaintEviction = { kind: 'none' };

const noExecute = (taints: readonly Taint[]): readonly Taint[] =>
  taints.filter(({ effect }) => effect === 'NoExecute');

/** A deletion whose time has come is carried out. */
export const afterTime = (state: TaintEviction, now: number): TaintEviction =>
  state.kind === 'scheduled' && state.deletion.at <= now ? { kind: 'deleted', at: state.deletion.at } : state;

/**
 * What the taint eviction controller does about a Pod when its node's NoExecute taints or its tolerations have changed. Taints that are
 * not tolerated delete the Pod at once; ones tolerated for a time schedule its deletion; ones tolerated for ever,
 * or their absence, cancel it. A deletion that is already scheduled keeps its time, also where new taints would be
 * tolerated for a shorter or a longer time, and where its tolerationSeconds are changed.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const onTaintsChanged = (
  state: TaintEviction,
  tolerations: readonly Toleration[],
  taints: readonly Taint[],
  now: number,
): TaintEviction => {
  if (state.kind === 'deleted') return state;
  const effective = noExecute(taints);
  if (effective.length === 0) return untouched;
  const time = tolerationTime(tolerations, effective);
  if (time.kind === 'notTolerated') return { kind: 'deleted', at: now };
  if (time.kind === 'forever') return untouched;
  if (state.kind === 'scheduled' && state.deletion.since < now) return state;
  return afterTime({ kind: 'scheduled', deletion: { since: now, at: now + time.seconds } }, now);
};
