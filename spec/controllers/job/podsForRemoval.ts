import type { Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { rankPodsForDeletion } from '../common/activePodsRanking.ts';
import { completionIndexOf } from './jobPods.ts';
import type { JobView } from './jobView.ts';

/** Pods in the order in which a Job deletes them: deletion costs, neighbours and rough ages do not matter to it. */
const inOrderOfDeletion = (pods: readonly Pod[], { now, version }: JobView): Pod[] => {
  const features = { ...version.features, PodDeletionCost: false, LogarithmicScaleDown: false };
  return rankPodsForDeletion(pods, [], now, { ...version, features }).sorted();
};

/** Pods of an Indexed Job that cannot stay: without an index that the Job has, or all but the best of an index. */
const misplaced = ({ spec }: Job, pods: readonly Pod[], view: JobView): { rm: Pod[]; left: Pod[] } => {
  const byIndex = new Map<number | undefined, Pod[]>();
  for (const pod of pods) {
    const index = completionIndexOf(pod);
    byIndex.set(index, [...(byIndex.get(index) ?? []), pod]);
  }
  const rm: Pod[] = [];
  const left: Pod[] = [];
  const indexes = [...byIndex.keys()].sort((a, b) => (a ?? -1) - (b ?? -1));
  for (const index of indexes) {
    const same = byIndex.get(index) ?? [];
    if (index === undefined || index >= (spec?.completions ?? 0)) {
      rm.push(...same);
      continue;
    }
    const ordered = same.length === 1 ? same : inOrderOfDeletion(same, view);
    rm.push(...ordered.slice(0, -1));
    left.push(...ordered.slice(-1));
  }
  return { rm, left };
};

/**
 * The active Pods that a Job deletes if `atLeast` of them are too many: those of no index or of one that another has
 * come first; then, until there are enough, those that have come least far.
 */
export const podsForRemoval = (view: JobView, pods: readonly Pod[], atLeast: number): Pod[] => {
  const { job } = view;
  const { rm, left } =
    job.spec?.completionMode === 'Indexed' ? misplaced(job, pods, view) : { rm: [], left: [...pods] };
  const more = Math.max(0, atLeast - rm.length);
  return more === 0 ? rm : [...rm, ...inOrderOfDeletion(left, view).slice(0, more)];
};
