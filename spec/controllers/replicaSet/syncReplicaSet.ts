import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { Pod } from '../../api/objects/core.ts';
import { apiCalls } from '../common/apiCalls.ts';
import { claimObjects } from '../common/controllerRefManager.ts';
import { satisfiedExpectations } from '../common/expectations.ts';
import { ownerProblem, replicasProblem } from '../common/ownerProblem.ts';
import { isControlledBy, ownedOrOrphaned, replicaSetKind } from '../common/ownerReferences.ts';
import { isPodActive, isPodTerminating } from '../common/podActivity.ts';
import { availabilityCheck } from '../common/podReadiness.ts';
import { ensureReady } from '../staleness/ensureReady.ts';
import { manageReplicas, unmanaged } from './manageReplicas.ts';
import { replicaSetStatus } from './replicaSetStatus.ts';
import type { ReplicaSetSync, ReplicaSetView, ReplicaSetWrite } from './replicaSetView.ts';
import { updateReplicaSetStatus } from './updateReplicaSetStatus.ts';

/**
 * A ReplicaSet keeps a stable number of Pods running. One pass over one ReplicaSet, as often as it or one of its Pods
 * changes:
 *
 * 1. Nothing happens while the cache is older than what the controller itself has written for this ReplicaSet.
 * 2. Active Pods are claimed: those that match the selector and that nobody controls are adopted, own ones that no longer
 *    match are released. If that fails the pass ends here.
 * 3. Pods are created or deleted until their number is right, unless the controller still waits to see those that it
 *    created or deleted before, or the ReplicaSet is being deleted.
 * 4. The status is written if it changed; it is retried once.
 * 5. With minReadySeconds the ReplicaSet is looked at again when the next Pod becomes available.
 *
 * An owner without namespace, name or UID, and replicas that are no count, are a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const syncReplicaSet = (view: ReplicaSetView): ReplicaSetSync => {
  const { replicaSet, kind = replicaSetKind, now, live, version, memory } = view;
  const problem = ownerProblem(replicaSet) ?? replicasProblem(replicaSet);
  if (problem) return { kind: 'invalid', problem };
  const readiness = ensureReady(memory.written, view.cacheVersions);
  if (version.features.StaleControllerConsistencyReplicaSet && !readiness.ready) {
    return { kind: 'skipped', because: 'staleCache', readiness };
  }
  const compiled = compileLabelSelector(replicaSet.spec?.selector);
  if (!compiled.valid) return { kind: 'skipped', because: 'invalidSelector', reason: compiled.reason };
  const selectsPod = (pod: Pod): boolean => selects(compiled.selector, pod.metadata?.labels);
  const calls = apiCalls<ReplicaSetWrite>(view.answers);

  const pods = ownedOrOrphaned(view.pods, replicaSet, kind.kind);
  const { claimed, errors } = claimObjects(pods.filter(isPodActive), {
    owner: replicaSet,
    live,
    selects: selectsPod,
    adopt: (pod) => calls.call({ kind: 'adoptPod', pod: pod.metadata?.name ?? '' }),
    release: (pod) => calls.call({ kind: 'releasePod', pod: pod.metadata?.name ?? '' }),
  });
  const { tried } = calls;
  if (errors.length > 0) {
    return { kind: 'synced', tried, errors, expectations: memory.expectations, choices: [] };
  }
  const terminating = pods.filter(
    (pod) => isPodTerminating(pod) && isControlledBy(pod, replicaSet) && selectsPod(pod),
  );

  const manages = satisfiedExpectations(memory.expectations, now) && !replicaSet.metadata?.deletionTimestamp;
  const managed = manages ? manageReplicas(view, claimed, calls) : unmanaged(memory.expectations);
  const { expectations, failure, choice } = managed;
  const choices = choice ? [choice] : [];
  const status = replicaSetStatus(view, { active: claimed, terminating, failure });
  const update = updateReplicaSetStatus(view, status, calls);
  if (update.error) return { kind: 'synced', tried, errors: [update.error], expectations, choices };
  const { written } = update;
  const base = {
    kind: 'synced',
    tried,
    expectations,
    choices,
    ...(written ? { status: written } : {}),
  } as const;
  if (failure) return { ...base, errors: [failure] };
  const minReadySeconds = replicaSet.spec?.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && status.readyReplicas !== status.availableReplicas;
  return waits
    ? { ...base, errors: [], requeueAfterMs: availabilityCheck(claimed, minReadySeconds, now) }
    : { ...base, errors: [] };
};
