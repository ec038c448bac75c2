import { byText } from '../../api/byText.ts';
import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { Pod } from '../../api/objects/core.ts';
import { isPodActive } from './podActivity.ts';
import { podDeletionCost } from './podDeletionCost.ts';
import { isPodReady, podReadySince } from './podReadiness.ts';
import { podRestarts } from './podRestarts.ts';
import { unixMillis } from './time.ts';

/** A Pod with all that decides whether others are deleted before it. */
type Candidate = {
  readonly pod: Pod;
  readonly uid: string;
  readonly assigned: boolean;
  readonly phase: number;
  readonly ready: boolean;
  readonly cost: number;
  /** how many active related Pods are on its node */
  readonly colocated: number;
  readonly readySince: Age;
  readonly restarts: { readonly regular: number; readonly sidecar: number };
  readonly createdAt: Age;
};

/** Since when, in unix milliseconds, and on the logarithmic scale for how long. */
type Age = { readonly since: number | undefined; readonly rank: number };

/** Below 0: the first is deleted before the second; 0: neither before the other; undefined: not decided by this. */
type Order = number | undefined;

const byNumber = (a: number, b: number): Order => (a === b ? undefined : a - b);
const falseFirst = (a: boolean, b: boolean): Order => (a === b ? undefined : a ? 1 : -1);

/** Which power of two the age reaches, in nanoseconds; -1 for none (the clock went back). */
const ageRank = (since: number, now: number): number => {
  const nanoseconds = Math.min((now - since) * 1e6, 2 ** 63);
  if (nanoseconds <= 0) return -1;
  const high = Math.floor(nanoseconds / 2 ** 32);
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(nanoseconds);
};

const ageOf = (since: number | undefined, now: number): Age => ({
  since,
  rank: since === undefined ? 0 : ageRank(since, now),
});

/**
 * The later time comes first, an unknown one before all. On the logarithmic scale times that are about the same age count
 * as equal, and UIDs decide, which are random: a scale-down then does not always hit the youngest failure domain.
 */
const youngerFirst = (
  a: Age,
  b: Age,
  [uid, other]: readonly [uid: string, other: string],
  logarithmic: boolean,
): Order => {
  if (a.since === b.since) return undefined;
  if (a.since === undefined) return -1;
  if (b.since === undefined) return 1;
  if (!logarithmic) return b.since - a.since;
  return a.rank - b.rank || byText(uid, other);
};

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/**
 * Which of two Pods is deleted first when there are too many: the one without a node; in the earlier phase; not ready; of
 * the lower deletion cost; with more related Pods on its node; ready for less time; with more restarts; younger.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
const deletedFirst = (a: Candidate, b: Candidate, logarithmic: boolean): number =>
  falseFirst(a.assigned, b.assigned) ??
  byNumber(a.phase, b.phase) ??
  falseFirst(a.ready, b.ready) ??
  byNumber(a.cost, b.cost) ??
  byNumber(b.colocated, a.colocated) ??
  (a.ready ? youngerFirst(a.readySince, b.readySince, [a.uid, b.uid], logarithmic) : undefined) ??
  byNumber(b.restarts.regular, a.restarts.regular) ??
  byNumber(b.restarts.sidecar, a.restarts.sidecar) ??
  youngerFirst(a.createdAt, b.createdAt, [a.uid, b.uid], logarithmic) ??
  0;

const colocation = (related: readonly Pod[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const pod of related) {
    if (!isPodActive(pod)) continue;
    const node = pod.spec?.nodeName ?? '';
    counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
};

/** Do only ages, restarts and UIDs order these? Whatever else does orders them like numbers. */
const areOrderedByAge = (a: Candidate, b: Candidate): boolean =>
  a.assigned === b.assigned &&
  a.phase === b.phase &&
  a.ready === b.ready &&
  a.cost === b.cost &&
  a.colocated === b.colocated &&
  (!a.ready || a.readySince.rank === b.readySince.rank);

/**
 * The stretch of Pods round the first `count` of which any may be among these. About equal ages make the order
 * intransitive: a Pod that comes before another by its UID may be equal to one that comes after that. What a sort makes
 * of such Pods hangs on the order in which it is given them; it never mixes Pods of which all come before all others.
 */
const tieAt = (
  ranked: readonly Candidate[],
  count: number,
  order: (a: Candidate, b: Candidate) => number,
): Tie | undefined => {
  const taken = ranked[count - 1];
  if (!taken) return undefined;
  const isNear = (candidate: Candidate): boolean => areOrderedByAge(candidate, taken);
  const first = ranked.findIndex(isNear);
  const near = ranked.slice(first, ranked.findLastIndex(isNear) + 1);
  const place = count - first;
  let start = 0;
  let end = 0;
  for (const [at, candidate] of near.entries()) {
    if (at > end) start = at;
    if (start >= place) return undefined;
    end = Math.max(
      end,
      at,
      near.findLastIndex((other) => order(candidate, other) >= 0),
    );
    if (at === end && at >= place)
      return { taken: place - start, from: near.slice(start, end + 1).map(({ pod }) => pod) };
  }
  return undefined;
};

export type PodRanking = {
  /** Below 0: the first Pod is deleted before the second; 0: neither before the other. */
  readonly compare: (a: Pod, b: Pod) => number;
  /** The Pods in the order in which they are deleted. */
  readonly sorted: () => Pod[];
  /**
   * Where the first `count` of these are deleted, and it is not determined which these are: all that may be among them
   * beside those that are for certain, and how many of them are deleted.
   */
  readonly tiedAt: (count: number) => Tie | undefined;
};

/** Any `taken` of these Pods. */
export type Tie = { readonly taken: number; readonly from: readonly Pod[] };

/**
 * Ranks Pods for deletion. `related`: the Pods of all ReplicaSets of the same owner, these among them. `now` in unix
 * milliseconds.
 */
export const rankPodsForDeletion = (
  pods: readonly Pod[],
  related: readonly Pod[],
  now: number,
  { features }: KubernetesVersion,
): PodRanking => {
  const onNode = colocation(related);
  const candidateOf = (pod: Pod): Candidate => ({
    pod,
    uid: pod.metadata?.uid ?? '',
    assigned: Boolean(pod.spec?.nodeName),
    phase: phases[pod.status?.phase ?? ''] ?? 0,
    ready: isPodReady(pod),
    cost: features.PodDeletionCost ? podDeletionCost(pod) : 0,
    colocated: onNode.get(pod.spec?.nodeName ?? '') ?? 0,
    readySince: ageOf(podReadySince(pod), now),
    restarts: podRestarts(pod),
    createdAt: ageOf(unixMillis(pod.metadata?.creationTimestamp), now),
  });
  const order = (a: Candidate, b: Candidate): number => deletedFirst(a, b, features.LogarithmicScaleDown);
  let ranked: readonly Candidate[] | undefined;
  const candidates = (): readonly Candidate[] => {
    ranked ??= pods.map(candidateOf).sort(order);
    return ranked;
  };
  return {
    compare: (a, b) => order(candidateOf(a), candidateOf(b)),
    sorted: () => candidates().map(({ pod }) => pod),
    tiedAt: (count) => tieAt(candidates(), count, order),
  };
};
