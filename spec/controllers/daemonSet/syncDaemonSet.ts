import type { DaemonSet } from '../../api/objects/apps.ts';
import type { Node } from '../../api/objects/core.ts';
import { apiCalls } from '../common/apiCalls.ts';
import { satisfiedExpectations } from '../common/expectations.ts';
import { ownerProblem } from '../common/ownerProblem.ts';
import { ensureReady } from '../staleness/ensureReady.ts';
import { updateStatus } from './daemonSetStatus.ts';
import type { DaemonSetPass, DaemonSetSync, DaemonSetView, DaemonSetWrite, Errors } from './daemonSetView.ts';
import { constructHistory, type History, hashOf } from './history.ts';
import { cleanUpHistory } from './historyCleanup.ts';
import { managePods } from './managePods.ts';
import { type Eligibility, nodeEligibility } from './nodeEligibility.ts';
import { rollingUpdate } from './rollingUpdate.ts';

/** Each node is judged once. */
const rememberedEligibility = (daemonSet: DaemonSet): ((node: Node) => Eligibility) => {
  const eligibilityOf = nodeEligibility(daemonSet);
  const known = new Map<Node, Eligibility>();
  return (node) => {
    const eligibility = known.get(node) ?? eligibilityOf(node);
    known.set(node, eligibility);
    return eligibility;
  };
};

const beginPass = (view: DaemonSetView): DaemonSetPass => ({
  view,
  daemonSet: view.daemonSet,
  calls: apiCalls<DaemonSetWrite>(view.answers),
  choices: [],
  requeueAfterMs: [],
  expectations: view.memory.expectations,
  failedPods: new Map(view.memory.failedPods),
  eligibilityOf: rememberedEligibility(view.daemonSet),
});

const selectsEverything = ({ spec }: DaemonSet): boolean =>
  spec?.selector !== undefined &&
  spec.selector.matchLabels === undefined &&
  spec.selector.matchExpressions === undefined;

/** Creates and deletes Pods, updates them if that has left nothing to be waited for, and cleans up the history. */
const updatePods = (pass: DaemonSetPass, { current, old }: Exclude<History, { errors: Errors }>): Errors => {
  const hash = hashOf(current);
  const managing = managePods(pass, hash);
  if (managing.length > 0) return managing;
  const updates =
    pass.daemonSet.spec?.updateStrategy?.type === 'RollingUpdate' &&
    satisfiedExpectations(pass.expectations, pass.view.now);
  const updating = updates ? rollingUpdate(pass, hash) : [];
  return updating.length > 0 ? updating : cleanUpHistory(pass, old);
};

const decide = (pass: DaemonSetPass): Errors => {
  const history = constructHistory(pass);
  if (history.errors) return history.errors;
  const hash = hashOf(history.current);
  if (!satisfiedExpectations(pass.expectations, pass.view.now)) return updateStatus(pass, hash, false);
  const errors = updatePods(pass, history);
  const statusErrors = updateStatus(pass, hash, true);
  return errors.length > 0 ? errors : statusErrors;
};

/**
 * A DaemonSet runs one Pod on each node that is eligible. One pass over one DaemonSet:
 *
 * 1. Nothing happens while the cache is older than what the controller itself has written for it, while it is being deleted,
 *    or if it selects all Pods.
 * 2. The revision of its template is found or created; revisions are claimed.
 * 3. While the controller waits to see Pods that it created or deleted only the status is written.
 * 4. Pods are claimed. Each eligible node gets a Pod, other nodes lose theirs; failed Pods are deleted with a growing delay.
 * 5. If that has left nothing to be waited for, one step of a rolling update is taken.
 * 6. Old revisions are deleted. The status is written if it changed, even where something failed.
 *
 * Which Pods an update takes first is not determined; `choices` tells what else might have been taken. An owner without
 * namespace, name or UID is a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export const syncDaemonSet = (view: DaemonSetView): DaemonSetSync => {
  const { daemonSet, memory, version } = view;
  const problem = ownerProblem(daemonSet);
  if (problem) return { kind: 'invalid', problem };
  const readiness = ensureReady(memory.written, view.cacheVersions);
  if (version.features.StaleControllerConsistencyDaemonSet && !readiness.ready) {
    return { kind: 'skipped', because: 'staleCache', readiness };
  }
  if (selectsEverything(daemonSet)) return { kind: 'skipped', because: 'selectsEverything' };
  if (daemonSet.metadata?.deletionTimestamp) return { kind: 'skipped', because: 'beingDeleted' };
  const pass = beginPass(view);
  const errors = decide(pass);
  const { calls, choices, requeueAfterMs, expectations, failedPods, status } = pass;
  return {
    kind: 'synced',
    tried: calls.tried,
    choices,
    errors,
    ...(status ? { status } : {}),
    memory: { ...memory, expectations, failedPods },
    requeueAfterMs,
  };
};
