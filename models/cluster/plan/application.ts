import type { Pod } from '../../../spec/api/objects/core.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import { podOfWorkload, storedPod, type Workload } from './planCluster.ts';

/** A Pod that there is when nothing fails. */
export type WantedPod = {
  /** `Deployment default/web`, or the Pod itself */
  readonly of: string;
  readonly pod: Pod;
};

/** What a cluster is asked to run, and on what. */
export type Application = {
  readonly nodes: readonly NodeInfo[];
  /** Pods that are on their nodes already */
  readonly running: readonly Pod[];
  readonly wanted: readonly WantedPod[];
};

/** `Deployment default/web` */
export const workloadName = ({
  kind,
  namespace,
  name,
}: Pick<Workload, 'kind' | 'namespace' | 'name'>): string => `${kind} ${namespace}/${name}`;

/** The Pods that there are when nothing fails: those that workloads want, and those without a controller. */
export const wantedPods = (workloads: readonly Workload[], pods: readonly Pod[]): readonly WantedPod[] => [
  ...workloads.flatMap((workload) => {
    const of = workloadName(workload);
    if (workload.places) return workload.places.map((place) => ({ of, pod: storedPod(place) }));
    const pod = podOfWorkload(workload);
    const named = (number: number): Pod => ({
      ...pod,
      metadata: { ...pod.metadata, name: `${workload.name}-${number}` },
    });
    return Array.from({ length: workload.replicas }, (_, index) => ({
      of,
      pod: named(index + 1),
    }));
  }),
  ...pods.map((pod) => ({
    of: `Pod ${pod.metadata?.namespace || 'default'}/${pod.metadata?.name ?? ''}`,
    pod: storedPod(pod),
  })),
];
