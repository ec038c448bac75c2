import type { Composer } from '../../../checker/system/composer.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { WorkloadParts } from '../parts/workloadParts.ts';
import type { WorkloadPlan } from '../plan/clusterPlan.ts';
import type { WorkloadController } from './workloadKind.ts';
import { workloadControllers, workloadKinds } from './workloadKinds.ts';

/** A controller, and the workloads of a cluster that it looks after. */
export type ControlledWorkloads = {
  readonly controller: WorkloadController;
  readonly workloads: readonly WorkloadParts[];
};

const nameOf = ({ kind, namespace, name, revisionOf }: WorkloadPlan): string =>
  `${kind} ${namespace}/${name}${revisionOf === undefined ? '' : ' of the new revision'}`;

/** The components of all workloads of a cluster, by their controllers. */
export const controlledWorkloads = (
  composer: Composer,
  { plan, pods }: ClusterParts,
): ControlledWorkloads[] => {
  const made = plan.workloads.map((workload, index) => {
    const { parts, controller } = workloadKinds.get(workload.kind)!;
    const common: WorkloadParts = {
      id: index + 1,
      name: nameOf(workload),
      plan: workload,
      pods: pods.filter((pod) => pod.plan.workload === index),
    };
    return { controller, parts: parts(composer, common) };
  });
  return workloadControllers.map((controller) => ({
    controller,
    workloads: made.filter((each) => each.controller === controller).map(({ parts }) => parts),
  }));
};
