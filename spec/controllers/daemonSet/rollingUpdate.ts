import type { Pod } from '../../api/objects/core.ts';
import { scaledValue } from '../common/intOrPercent.ts';
import { isPodAvailable } from '../common/podReadiness.ts';
import { otherError } from '../common/syncError.ts';
import { type Candidates, pairOf, take } from './candidates.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { isUpToDate, templateGeneration } from './podRevision.ts';
import { podsByNode } from './podsByNode.ts';
import { maxSurgeOf } from './podsOnNode.ts';
import { surge } from './surge.ts';
import { syncNodes } from './syncNodes.ts';

/**
 * Old Pods that may go: those that are not available, all at once, even beyond maxUnavailable; and of the others as many as
 * may be unavailable less those that are. Nodes without a Pod, or with too many, count as unavailable.
 */
const replaceWithoutSurge = (
  pass: DaemonSetPass,
  pairs: Candidates,
  maxUnavailable: number,
): readonly string[] => {
  const isAvailable = (pod: Pod): boolean =>
    isPodAvailable(pod, pass.daemonSet.spec?.minReadySeconds ?? 0, pass.view.now);
  const nameOf = ({ metadata }: Pod): string => metadata?.name ?? '';
  let unavailable = 0;
  const broken: string[] = [];
  const candidates: string[] = [];
  for (const pair of pairs.values()) {
    const [newPod, oldPod] = pair.tooMany ? [] : [pair.newPod, pair.oldPod];
    const only = newPod && oldPod ? undefined : (newPod ?? oldPod);
    if (!only || !isAvailable(only)) unavailable += 1;
    if (only === undefined || only !== oldPod) continue;
    (isAvailable(only) ? candidates : broken).push(nameOf(only));
  }
  return [...broken, ...take(pass, 'deletePods', candidates, maxUnavailable - unavailable)];
};

/**
 * One step of a rolling update. Without surge old Pods are deleted, and `managePods` creates new ones in their place; with it
 * new ones are created beside them first.
 * https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export const rollingUpdate = (pass: DaemonSetPass, hash: string): Errors => {
  const { errors, pods } = podsByNode(pass);
  if (errors) return errors;
  const { daemonSet, view, eligibilityOf } = pass;
  const wanted = view.nodes
    .filter((node) => eligibilityOf(node).shouldRun)
    .map(({ metadata }) => metadata?.name ?? '');
  const { maxUnavailable } = daemonSet.spec?.updateStrategy?.rollingUpdate ?? {};
  const unavailable = scaledValue(maxUnavailable, wanted.length, 'up');
  const surging = maxSurgeOf(pass, wanted.length);
  if (unavailable === undefined || surging === undefined) {
    return [otherError("couldn't get unavailable numbers: invalid value for IntOrString")];
  }
  const generation = templateGeneration(daemonSet);
  const nodes = [...new Set([...pods.keys(), ...wanted])];
  const pairs: Candidates = new Map(
    nodes.map((node) => [node, pairOf(pods.get(node) ?? [], (pod) => isUpToDate(pod, hash, generation))]),
  );
  if (surging > 0) return surge(pass, pairs, { maxSurge: surging, desired: wanted.length, hash });
  const isImpossible = unavailable === 0 && wanted.length > 0;
  const deletes = replaceWithoutSurge(pass, pairs, isImpossible ? 1 : unavailable);
  return syncNodes(pass, { deletes, creates: [] }, hash);
};
