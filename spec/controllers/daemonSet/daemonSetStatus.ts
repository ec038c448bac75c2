import type { DaemonSet, DaemonSetStatus } from '../../api/objects/apps.ts';
import { isPodAvailable, isPodReady } from '../common/podReadiness.ts';
import { syncErrorOf } from '../common/syncError.ts';
import { type DaemonSetPass, type Errors, statusUpdateRetries } from './daemonSetView.ts';
import { isUpToDate, templateGeneration } from './podRevision.ts';
import { type PodsByNode, podsByNode, seniorOf } from './podsByNode.ts';

type Counts = Required<Omit<DaemonSetStatus, 'observedGeneration' | 'collisionCount' | 'conditions'>>;

/** Counts nodes: those that are to run a Pod, and of these those whose oldest Pod is there, ready, available, up to date. */
const countNodes = (
  { view, daemonSet, eligibilityOf }: DaemonSetPass,
  pods: PodsByNode,
  hash: string,
): Counts => {
  const generation = templateGeneration(daemonSet);
  const counts = {
    desiredNumberScheduled: 0,
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
    updatedNumberScheduled: 0,
    numberAvailable: 0,
    numberUnavailable: 0,
  };
  for (const node of view.nodes) {
    const pod = seniorOf(pods.get(node.metadata?.name ?? ''));
    if (!eligibilityOf(node).shouldRun) {
      if (pod) counts.numberMisscheduled += 1;
      continue;
    }
    counts.desiredNumberScheduled += 1;
    if (!pod) continue;
    counts.currentNumberScheduled += 1;
    if (isUpToDate(pod, hash, generation)) counts.updatedNumberScheduled += 1;
    if (!isPodReady(pod)) continue;
    counts.numberReady += 1;
    if (isPodAvailable(pod, daemonSet.spec?.minReadySeconds ?? 0, view.now)) counts.numberAvailable += 1;
  }
  return { ...counts, numberUnavailable: counts.desiredNumberScheduled - counts.numberAvailable };
};

const isUnchanged = ({ metadata, status }: DaemonSet, counts: Counts): boolean =>
  (Object.keys(counts) as (keyof Counts)[]).every((count) => (status?.[count] ?? 0) === counts[count]) &&
  (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);

/** Writes the status if it has changed. A refused write is tried once more, on what an uncached read gives. */
const storeStatus = (pass: DaemonSetPass, status: DaemonSetStatus): Errors => {
  for (let retries = 0; ; retries += 1) {
    const error = pass.calls.call({ kind: 'updateStatus', status });
    if (error === undefined) {
      pass.status = status;
      return [];
    }
    if (retries >= statusUpdateRetries) return [syncErrorOf(error)];
    if (!pass.view.live.found) return [syncErrorOf(pass.view.live.error)];
  }
};

/**
 * Counts and writes the status. `observed`: the controller has acted on this generation. With minReadySeconds the DaemonSet is
 * looked at again while Pods are ready and not yet available.
 */
export const updateStatus = (pass: DaemonSetPass, hash: string, observed: boolean): Errors => {
  const { errors, pods } = podsByNode(pass);
  if (errors) return errors;
  const { daemonSet } = pass;
  const counts = countNodes(pass, pods, hash);
  if (!isUnchanged(daemonSet, counts)) {
    const generation = observed ? { observedGeneration: daemonSet.metadata?.generation ?? 0 } : {};
    const failures = storeStatus(pass, { ...daemonSet.status, ...counts, ...generation });
    if (failures.length > 0) return failures;
  }
  const minReadySeconds = daemonSet.spec?.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && counts.numberReady !== counts.numberAvailable;
  if (waits) pass.requeueAfterMs.push(minReadySeconds * 1000);
  return [];
};
