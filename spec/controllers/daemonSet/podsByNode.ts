import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { Pod } from '../../api/objects/core.ts';
import { type Claimed, claimObjects } from '../common/controllerRefManager.ts';
import { daemonSetKind, ownedOrOrphaned } from '../common/ownerReferences.ts';
import { isBeingDeleted, isPodTerminal } from '../common/podActivity.ts';
import { otherError } from '../common/syncError.ts';
import { unixMillis } from '../common/time.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { targetNodeOf } from './targetNode.ts';

/**
 * The Pods of a DaemonSet, adopted and released as need be. The controller does so each time that it looks at them; what it
 * adopted a moment ago its cache does not yet show.
 */
export const claimDaemonPods = (pass: DaemonSetPass): Claimed<Pod> => {
  if (pass.claimed) return { claimed: pass.claimed, errors: [] };
  const { view, daemonSet, calls } = pass;
  const before = calls.tried.length;
  const compiled = compileLabelSelector(daemonSet.spec?.selector);
  if (!compiled.valid) return { claimed: [], errors: [{ reason: 'Other', message: compiled.reason }] };
  const result = claimObjects(ownedOrOrphaned(view.pods, daemonSet, daemonSetKind.kind), {
    owner: daemonSet,
    live: view.live,
    selects: ({ metadata }) => selects(compiled.selector, metadata?.labels),
    adopt: ({ metadata }) => calls.call({ kind: 'adoptPod', pod: metadata?.name ?? '' }),
    release: ({ metadata }) => calls.call({ kind: 'releasePod', pod: metadata?.name ?? '' }),
  });
  if (result.errors.length === 0 && calls.tried.length === before) pass.claimed = result.claimed;
  return result;
};

export type PodsByNode = ReadonlyMap<string, readonly Pod[]>;

export type Grouped =
  | { readonly errors: Errors; readonly pods?: undefined }
  | { readonly errors?: undefined; readonly pods: PodsByNode };

/** Errors of claiming are told as a text; that nothing may be adopted is still to be seen in it. */
const asText = (errors: Errors): Errors =>
  errors.map((error) => (error.reason === 'CannotAdopt' ? error : otherError(error.message)));

/** The Pods of a DaemonSet by the node that they are for; `ended`: also those that have ended and are being deleted. */
export const podsByNode = (pass: DaemonSetPass, ended = false): Grouped => {
  if (pass.byNode && !ended) return { pods: pass.byNode };
  const { claimed, errors } = claimDaemonPods(pass);
  if (errors.length > 0) return { errors: asText(errors) };
  const pods = new Map<string, Pod[]>();
  for (const pod of claimed) {
    const node = targetNodeOf(pod);
    if (node === undefined || (!ended && isPodTerminal(pod) && isBeingDeleted(pod))) continue;
    const others = pods.get(node);
    if (others) others.push(pod);
    else pods.set(node, [pod]);
  }
  if (pass.claimed && !ended) pass.byNode = pods;
  return { pods };
};

const createdAt = ({ metadata }: Pod): number =>
  unixMillis(metadata?.creationTimestamp) ?? Number.NEGATIVE_INFINITY;

/** The Pod of a node that counts: the first by seniority. */
export const seniorOf = (pods: readonly Pod[] = []): Pod | undefined =>
  pods.length > 1 ? pods.toSorted(bySeniority)[0] : pods[0];

/** Scheduled Pods first, then older ones, then by name. */
export const bySeniority = (a: Pod, b: Pod): number => {
  const scheduled = Number(Boolean(b.spec?.nodeName)) - Number(Boolean(a.spec?.nodeName));
  if (scheduled !== 0) return scheduled;
  const [first, second] = [createdAt(a), createdAt(b)];
  if (first !== second) return first < second ? -1 : 1;
  return (a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1;
};
