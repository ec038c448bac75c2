import type { Pod } from '../../api/objects/core.ts';
import type { Choice } from '../common/choice.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import type { DaemonSetPass } from './daemonSetView.ts';

/** The Pods of a node of which one may be of the new and one of an older template; or there are too many to tell. */
export type Pair =
  | { readonly tooMany: true }
  | { readonly tooMany?: undefined; readonly newPod: Pod | undefined; readonly oldPod: Pod | undefined };

/** What a rolling update knows of each node that has Pods or is to have one. */
export type Candidates = ReadonlyMap<string, Pair>;

/** The Pods of a node that are not being deleted, told apart by their template. */
export const pairOf = (pods: readonly Pod[], isNew: (pod: Pod) => boolean): Pair => {
  let newPod: Pod | undefined;
  let oldPod: Pod | undefined;
  for (const pod of pods) {
    if (isBeingDeleted(pod)) continue;
    const isOfNew = isNew(pod);
    if (isOfNew ? newPod : oldPod) return { tooMany: true };
    if (isOfNew) newPod = pod;
    else oldPod = pod;
  }
  return { newPod, oldPod };
};

/** The first `count` of these, noted as a choice if others might have been taken. */
export const take = (
  { choices }: DaemonSetPass,
  kind: Choice['kind'],
  from: readonly string[],
  count: number,
): readonly string[] => {
  const taken = Math.max(0, Math.min(count, from.length));
  if (taken > 0 && taken < from.length) choices.push({ kind, count: taken, from });
  return from.slice(0, taken);
};
