import type { Pod } from '../../api/objects/core.ts';
import { isPodAvailable } from '../common/podReadiness.ts';
import { otherError } from '../common/syncError.ts';
import { type Candidates, take } from './candidates.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { syncNodes } from './syncNodes.ts';

export type Surging = { readonly maxSurge: number; readonly desired: number; readonly hash: string };

/** What an update with surge finds. */
type Findings = {
  readonly deletes: string[];
  /** nodes whose old Pod is not available: a new one is created at once */
  readonly allowed: string[];
  /** nodes whose old Pod is available: a new one is created as far as surge allows */
  readonly candidates: string[];
  /** old Pods of nodes that are not to run any */
  readonly sunset: string[];
  surging: number;
  available: number;
};

/**
 * One step of an update with surge: new Pods are created beside old ones on as many nodes as surge allows, and at once where
 * the old one is not available. An old Pod goes when the new one beside it is available. On nodes that are to run none any
 * more it goes when there are enough available ones elsewhere.
 * https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export const surge = (
  pass: DaemonSetPass,
  pairs: Candidates,
  { maxSurge, desired, hash }: Surging,
): Errors => {
  const { daemonSet, view, eligibilityOf } = pass;
  const isAvailable = (pod: Pod): boolean =>
    isPodAvailable(pod, daemonSet.spec?.minReadySeconds ?? 0, view.now);
  const nodes = new Map(view.nodes.map((node) => [node.metadata?.name ?? '', node]));
  const found: Findings = { deletes: [], allowed: [], candidates: [], sunset: [], surging: 0, available: 0 };
  for (const [name, pair] of pairs) {
    if (pair.tooMany) {
      found.surging += 1;
      continue;
    }
    const { newPod, oldPod } = pair;
    const counted = oldPod ?? newPod;
    if (counted && isAvailable(counted)) found.available += 1;
    if (!oldPod) continue;
    const oldName = oldPod.metadata?.name ?? '';
    if (newPod) {
      if (isAvailable(newPod)) found.deletes.push(oldName);
      else found.surging += 1;
      continue;
    }
    const node = nodes.get(name);
    if (!node) return [otherError(`couldn't get node for nodeName "${name}"`)];
    const { shouldRun } = eligibilityOf(node);
    if (isAvailable(oldPod)) (shouldRun ? found.candidates : found.sunset).push(shouldRun ? name : oldName);
    else (shouldRun ? found.allowed : found.deletes).push(shouldRun ? name : oldName);
  }
  const spare = take(pass, 'deletePods', found.sunset, found.available - desired);
  const surged = take(pass, 'createPods', found.candidates, maxSurge - found.surging);
  return syncNodes(
    pass,
    { deletes: [...found.deletes, ...spare], creates: [...found.allowed, ...surged] },
    hash,
  );
};
