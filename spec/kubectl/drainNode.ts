import type { DaemonSet } from '../api/objects/apps.ts';
import type { Pod } from '../api/objects/core.ts';
import type { PodDisruptionBudget } from '../api/objects/policy.ts';
import { controllerOf } from '../controllers/common/ownerReferences.ts';
import { evictPod } from '../controllers/eviction/evictPod.ts';
import { guardsPod } from '../controllers/eviction/guardingBudget.ts';
import { refusalText } from '../controllers/eviction/refusalText.ts';
import type { BoundPod } from '../kubelet/boundPod.ts';
import { type DrainOptions, drainVerdict } from './drainFilter.ts';

/** A Pod, the budget that it took a disruption from, and what is lost with it. */
export type DrainedPod = {
  readonly pod: Pod;
  readonly budget?: string;
  readonly warning?: string;
};

export type KeptPod = { readonly pod: Pod; readonly because: string };

/**
 * How a node is drained. Where a Pod keeps the drain from beginning nothing is evicted. `waves`: the Pods that go at the same
 * time; the next go when these are replaced. `stuck`: those that never do.
 */
export type Drain = {
  readonly refuses: readonly KeptPod[];
  readonly stays: readonly KeptPod[];
  readonly waves: readonly (readonly DrainedPod[])[];
  readonly stuck: readonly KeptPod[];
};

export type DrainView = {
  /** unix milliseconds */
  readonly now: number;
  readonly node: string;
  readonly pods: readonly Pod[];
  /** with the status that the disruption controller wrote */
  readonly budgets: readonly PodDisruptionBudget[];
  readonly daemonSets: readonly DaemonSet[];
  readonly options: DrainOptions;
};

/** A budget after Pods that nobody replaces have gone for good. */
const withFewer = (budget: PodDisruptionBudget, gone: number): PodDisruptionBudget => {
  const { status = {} } = budget;
  const currentHealthy = (status.currentHealthy ?? 0) - gone;
  const disruptionsAllowed = Math.max(0, currentHealthy - (status.desiredHealthy ?? 0));
  return gone === 0 ? budget : { ...budget, status: { ...status, currentHealthy, disruptionsAllowed } };
};

/** A budget once all that took from it are replaced by Pods that are healthy. */
const recovered = (budget: PodDisruptionBudget, wave: readonly DrainedPod[]): PodDisruptionBudget => {
  const took = wave.filter(({ budget: name }) => name === budget.metadata?.name);
  return withFewer(budget, took.filter(({ pod }) => controllerOf(pod) === undefined).length);
};

type Going = { readonly pod: Pod; readonly warning?: string };
type Wave = { readonly gone: readonly DrainedPod[]; readonly left: readonly (Going & KeptPod)[] };

/** Tries to evict each once; what one takes from a budget the next lacks. */
const tryWave = (pods: readonly Going[], given: readonly PodDisruptionBudget[], now: number): Wave => {
  let budgets = given;
  const gone: DrainedPod[] = [];
  const left: (Going & KeptPod)[] = [];
  for (const going of pods) {
    const { pod, warning } = going;
    const name = pod.metadata?.name ?? '';
    const { outcome, budgetWrites } = evictPod({ now, name, pod: pod as BoundPod, budgets });
    if (!outcome.evicted) {
      left.push({ ...going, because: refusalText(outcome.error) });
      continue;
    }
    const write = budgetWrites.findLast(({ error }) => error === undefined)?.write;
    budgets = budgets.map((budget) =>
      write && budget.metadata?.name === write.budget && guardsPod(budget, pod as BoundPod)
        ? { ...budget, status: write.status }
        : budget,
    );
    gone.push({ pod, ...(write ? { budget: write.budget } : {}), ...(warning ? { warning } : {}) });
  }
  return { gone, left };
};

/**
 * In which order the Pods of a node go when it is drained: all are evicted at the same time, those that a budget keeps again
 * and again. Between two waves the Pods that went are taken to be replaced by healthy ones elsewhere, where a controller
 * does so. Ends when nothing more goes: after as many waves as there are Pods at most.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export const drainNode = ({ now, node, pods, budgets: given, daemonSets, options }: DrainView): Drain => {
  const refuses: KeptPod[] = [];
  const stays: KeptPod[] = [];
  let going: readonly Going[] = [];
  for (const pod of pods.filter(({ spec }) => spec?.nodeName === node)) {
    const verdict = drainVerdict(pod, daemonSets, options);
    if (verdict.kind === 'goes') {
      going = [...going, { pod, ...(verdict.warning ? { warning: verdict.warning } : {}) }];
    } else (verdict.kind === 'stays' ? stays : refuses).push({ pod, because: verdict.because });
  }
  if (refuses.length > 0) return { refuses, stays, waves: [], stuck: [] };
  const waves: (readonly DrainedPod[])[] = [];
  let budgets = given;
  for (;;) {
    const { gone, left } = tryWave(going, budgets, now);
    if (gone.length > 0) waves.push(gone);
    if (gone.length === 0 || left.length === 0) return { refuses, stays, waves, stuck: left };
    budgets = budgets.map((budget) => recovered(budget, gone));
    going = left;
  }
};
