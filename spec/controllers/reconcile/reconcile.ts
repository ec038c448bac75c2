import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { type Problem, problem } from '../../problem.ts';
import { acceptsAll } from '../common/apiCalls.ts';
import { syncDisruptionBudget } from '../disruption/syncDisruptionBudget.ts';
import { assumedNew, assumedOwners, missingOwners, missingRevisions, unseenContent } from './assumptions.ts';
import { type ClusterObjects, clusterObjects } from './clusterObjects.ts';
import { ownersAndOwned, reconcileGarbage, unseenKinds } from './garbage.ts';
import { budgetControllers } from './knownBudgets.ts';
import { knownRevisions } from './knownRevisions.ts';
import { isBeingEmptied, reconcileNamespaces } from './namespaces.ts';
import { isNodeLease, reconcileNodes } from './nodes.ts';
import { reconcilePods } from './pods.ts';
import { ownerOf, type Reconciliation, type ReconciliationOf } from './reconciliation.ts';
import { reconcileWorkloads } from './workloads.ts';

export type Reconciled = {
  /** workloads first, those that bring others before these; then budgets, Pods, Namespaces, owners and Nodes */
  readonly reconciliations: readonly Reconciliation[];
  readonly skipped: readonly ReadObject[];
  readonly problems: readonly Problem[];
  /** what had to be assumed, one sentence each */
  readonly assumptions: readonly string[];
};

const reconcileBudgets = (objects: ClusterObjects, now: number): ReconciliationOf<'disruption'>[] => {
  const { pods } = objects;
  const controllers = budgetControllers(objects);
  return objects.budgets.map((budget) => {
    const view = { now, budget, pods, controllers, answers: acceptsAll };
    return { controller: 'disruption', view, sync: syncDisruptionBudget(view) };
  });
};

/** What keeps a controller from deciding at all, with the place where it was written. */
const problemOf = (
  reconciliation: Reconciliation,
  sourceOf: (object: ApiObject) => ReadObject | undefined,
): readonly Problem[] => {
  if (!('sync' in reconciliation) || !('kind' in reconciliation.sync)) return [];
  if (reconciliation.sync.kind !== 'invalid') return [];
  const { code, message, place } = reconciliation.sync.problem;
  const owner = ownerOf(reconciliation);
  return [problem(code, message, (owner && sourceOf(owner)?.locate(place.path ?? '')) ?? place)];
};

/**
 * What each controller does next about the objects of manifests: one pass each, by a controller that has just been started,
 * sees all there is, and is refused nothing. `now` in unix milliseconds. Objects of other kinds are skipped; with any that
 * the API server would not have, and where a stated limit is met, there are only problems.
 */
export const reconcile = (read: readonly ReadObject[], now: number): Reconciled => {
  const { objects: given, fresh, skipped, problems, sourceOf } = clusterObjects(read);
  if (problems.length > 0) return { reconciliations: [], skipped, problems, assumptions: [] };
  const { revisions, assumed } = knownRevisions(given);
  const objects = { ...given, revisions };
  const reconciliations = [
    ...reconcileWorkloads(objects, now),
    ...reconcileBudgets(objects, now),
    ...reconcilePods(objects, now),
    ...reconcileNamespaces(objects, read, now),
    ...reconcileGarbage(read),
    ...reconcileNodes(objects, read, now),
  ];
  const impossible = reconciliations.flatMap((each) => problemOf(each, sourceOf));
  if (impossible.length > 0) return { reconciliations: [], skipped, problems: impossible, assumptions: [] };
  const gone = reconciliations.flatMap((each) =>
    each.controller === 'garbageCollector' && each.ownerIs === 'absent' ? [each.owner.uid] : [],
  );
  const assumptions = [
    ...assumedNew(fresh),
    ...missingRevisions(assumed),
    ...missingOwners(objects, gone),
    ...assumedOwners(unseenKinds(read)),
    ...unseenContent(objects.namespaces),
  ];
  const owning = ownersAndOwned(read);
  const leftOut = skipped.filter(
    (each) => !owning.has(each) && !isNodeLease(each) && !isBeingEmptied(objects, each),
  );
  return { reconciliations, skipped: leftOut, problems: [], assumptions };
};
