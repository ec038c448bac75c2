import type { DeploymentStrategy } from '../../../spec/api/objects/apps.ts';
import type { PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import type { WorkloadPlan } from './clusterPlan.ts';

/** What a Deployment is changed to. */
export type SecondRevision = {
  /** index of the workload */
  readonly of: number;
  readonly template: PodTemplateSpec;
  readonly strategy: DeploymentStrategy;
};

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, index) => index);

/** The plans of workloads of which some are changed, those of their second revisions after all others. */
export const withRevisions = (
  workloads: readonly WorkloadPlan[],
  revisions: readonly SecondRevision[],
): readonly WorkloadPlan[] => [
  ...workloads.map((workload, index) => {
    const revision = revisions.find(({ of }) => of === index);
    return revision ? { ...workload, strategy: revision.strategy, sizes: upTo(workload.replicas) } : workload;
  }),
  ...revisions.map(({ of }) => {
    const workload = workloads[of]!;
    return { ...workload, replicas: 0, scales: [], sizes: upTo(workload.replicas), revisionOf: of };
  }),
];
