import type { DaemonSet } from '../../spec/api/objects/apps.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { type DrainOptions, drainVerdict } from '../../spec/kubectl/drainFilter.ts';
import type { ClusterPlan, PodPlan } from '../cluster/plan/clusterPlan.ts';

const everyOption: DrainOptions = { ignoreDaemonSets: true, deleteEmptyDirData: true, force: true };

const flags: readonly (readonly [option: keyof DrainOptions, flag: string, because: string])[] = [
  ['ignoreDaemonSets', '--ignore-daemonsets', 'its Pods stay'],
  ['deleteEmptyDirData', '--delete-emptydir-data', 'what is in its emptyDir volumes is lost'],
  ['force', '--force', 'no controller replaces it'],
];

/** Which options of `kubectl drain` a drain is taken to have, where it would not begin without them. */
export const drainNotes = ({ actions, pods, workloads }: ClusterPlan): readonly string[] => {
  if (!actions?.drain) return [];
  const daemonSets = workloads
    .filter(({ kind }) => kind === 'DaemonSet')
    .map(({ name, namespace }): DaemonSet => ({ metadata: { name, namespace } }));
  const isRefused = (pod: Pod, option: keyof DrainOptions): boolean =>
    drainVerdict(pod, daemonSets, { ...everyOption, [option]: false }).kind === 'refuses';
  return flags.flatMap(([option, flag, because]) => {
    // the Pods of a plan name no controller where their workload is known
    const mayBe = option === 'force' ? pods.filter(({ workload }) => workload === undefined) : pods;
    const refused = mayBe.filter(({ pod }) => isRefused(pod, option));
    const names = [...new Set(refused.map((pod) => ownerName(pod, workloads)))];
    if (names.length === 0) return [];
    return [
      `a drain has the option ${flag}: without it, it would not begin for ${names.join(', ')} (${because})`,
    ];
  });
};

const ownerName = ({ name, workload }: PodPlan, workloads: ClusterPlan['workloads']): string => {
  const owner = workloads[workload ?? -1];
  return owner ? `${owner.kind} ${owner.name}` : `Pod ${name}`;
};
