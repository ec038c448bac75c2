import { compileLabelSelector, type Selector, selects } from '../../api/labelSelector.ts';
import type { StatefulSetStatus } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import { apiCalls } from '../common/apiCalls.ts';
import { adoptionRefusal, type Claimed, claimObjects } from '../common/controllerRefManager.ts';
import { ownerProblem, replicasProblem } from '../common/ownerProblem.ts';
import { controllerOf, ownedOrOrphaned, statefulSetKind } from '../common/ownerReferences.ts';
import { availabilityCheck } from '../common/podReadiness.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import { byRevision, type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import { ensureReady } from '../staleness/ensureReady.ts';
import { membershipOf } from './ordinals.ts';
import { truncateHistory } from './revisionHistory.ts';
import { revisionsOf } from './setRevisions.ts';
import { updateStatus } from './statefulSetStatus.ts';
import {
  type Errors,
  mostReplicas,
  type StatefulSetPass,
  type StatefulSetSync,
  type StatefulSetView,
  type StatefulSetWrite,
} from './statefulSetView.ts';
import { updateStatefulSet } from './updateStatefulSet.ts';

const beginPass = (view: StatefulSetView): StatefulSetPass => {
  const { statefulSet: set, claims, answers } = view;
  const ownClaims = claims.filter(({ metadata }) => metadata?.namespace === set.metadata?.namespace);
  return {
    view,
    set,
    calls: apiCalls<StatefulSetWrite>(answers),
    claims: new Map(ownClaims.map((claim) => [claim.metadata?.name ?? '', claim])),
  };
};

/** Adopts revisions that nobody controls, if the set may adopt anything at all. */
const adoptRevisions = (
  { view, set, calls }: StatefulSetPass,
  revisions: readonly ControllerRevision[],
): Errors => {
  const orphans = revisions.filter((revision) => controllerOf(revision) === undefined);
  if (orphans.length === 0) return [];
  const refusal = adoptionRefusal(set, view.live);
  if (refusal !== undefined) {
    return [{ reason: 'CannotAdopt', message: `can't adopt ControllerRevisions: ${refusal}` }];
  }
  for (const orphan of orphans) {
    const error = calls.call({ kind: 'adoptRevision', name: revisionName(orphan) });
    if (error) return [syncErrorOf(error)];
  }
  return [];
};

/** Claims Pods that match the selector and have the set's name before their ordinal. */
const claimPods = ({ view, set, calls }: StatefulSetPass, selector: Selector): Claimed<Pod> =>
  claimObjects(ownedOrOrphaned(view.pods, set, statefulSetKind.kind), {
    owner: set,
    live: view.live,
    selects: (pod) =>
      selects(selector, pod.metadata?.labels) && membershipOf(pod).parent === set.metadata?.name,
    adopt: (pod) => calls.call({ kind: 'adoptPod', name: pod.metadata?.name ?? '' }),
    release: (pod) => calls.call({ kind: 'releasePod', name: pod.metadata?.name ?? '' }),
  });

type Outcome = {
  readonly errors: readonly SyncError[];
  /** as it was counted, and whether it was written */
  readonly status?: StatefulSetStatus;
  readonly written?: boolean;
};

/** Updates Pods and status, then cleans up the history, also where something failed. */
const update = (
  pass: StatefulSetPass,
  pods: readonly Pod[],
  sorted: readonly ControllerRevision[],
): Outcome => {
  const revisions = revisionsOf(pass, sorted);
  if ('errors' in revisions) {
    return { errors: [...revisions.errors, ...truncateHistory(pass, pods, sorted, [])] };
  }
  const { status: counted, errors } = updateStatefulSet(pass, pods, revisions);
  const { status, written, errors: statusErrors } = updateStatus(pass, counted);
  const inUse = [revisions.current.name, revisions.update.name];
  const historyErrors = truncateHistory(pass, pods, sorted, inUse);
  return { errors: [...(errors.length > 0 ? errors : statusErrors), ...historyErrors], status, written };
};

/**
 * A StatefulSet keeps Pods with names, storage and an order of their own. One pass over one set:
 *
 * 1. Nothing happens while the cache is older than what the controller itself has written for this set.
 * 2. Revisions and Pods are claimed; a Pod also needs the set's name before its ordinal. If that fails the pass ends here.
 * 3. The revision of the template is found or created.
 * 4. Pods are created, put right, deleted or replaced, one after the other unless the policy is Parallel.
 * 5. The status is written if it changed, even where something failed; old revisions are deleted.
 * 6. With minReadySeconds the set is looked at again when the next Pod becomes available.
 *
 * An owner without namespace, name or UID, and replicas that are no count or too many to be thought out, are a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const syncStatefulSet = (view: StatefulSetView): StatefulSetSync => {
  const { statefulSet: set, version, now } = view;
  const problem = ownerProblem(set) ?? replicasProblem(set, mostReplicas);
  if (problem) return { kind: 'invalid', problem };
  const readiness = ensureReady(view.written, view.cacheVersions);
  if (version.features.StaleControllerConsistencyStatefulSet && !readiness.ready) {
    return { kind: 'skipped', because: 'staleCache', readiness };
  }
  const compiled = compileLabelSelector(set.spec?.selector);
  if (!compiled.valid) return { kind: 'skipped', because: 'invalidSelector', reason: compiled.reason };
  const pass = beginPass(view);
  const { tried } = pass.calls;
  const revisions = ownedOrOrphaned(view.revisions, set, statefulSetKind.kind).filter(({ metadata }) =>
    selects(compiled.selector, metadata?.labels),
  );
  const adoptionErrors = adoptRevisions(pass, revisions);
  if (adoptionErrors.length > 0) return { kind: 'synced', tried, errors: adoptionErrors };
  const { claimed, errors: claimErrors } = claimPods(pass, compiled.selector);
  if (claimErrors.length > 0) return { kind: 'synced', tried, errors: claimErrors };

  const { errors, status, written } = update(pass, claimed, revisions.toSorted(byRevision));
  const base = { kind: 'synced', tried, errors, ...(status && written ? { status } : {}) } as const;
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && status?.readyReplicas !== status?.availableReplicas;
  return waits && errors.length === 0
    ? { ...base, requeueAfterMs: availabilityCheck(claimed, minReadySeconds, now) }
    : base;
};
