import { setPodDefaults } from '../../../spec/api/defaults/pod.ts';
import type { Container, Pod, PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import { preparePodForCreate } from '../../../spec/api/prepare/pod.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { tolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { ContainerKind, ContainerPlan } from '../../plan/containerPlan.ts';
import type { Budgets, ClusterPlan, Observer, PodPlan, WorkloadPlan } from './clusterPlan.ts';
import { type SecondRevision, withRevisions } from './revisions.ts';

/** The Pods that a workload wants: how many at a time, and made from what. */
export type WantedPods = {
  readonly replicas: number;
  readonly template: PodTemplateSpec;
  /** where each has a place of its own: what is wanted there, under its own name */
  readonly places?: readonly Pod[];
  /** those come one after the other */
  readonly inOrder?: boolean;
  /** they end, so many of them run at a time, and there are never more than `most` */
  readonly completes?: { readonly parallelism: number; readonly most: number };
};

/** A workload as its manifest wants it. */
export type Workload = WantedPods & {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
};

export type PlanOptions = {
  readonly nodes: readonly NodeInfo[];
  readonly workloads: readonly Workload[];
  /** Pods without a controller */
  readonly pods: readonly Pod[];
  readonly budgets: Budgets;
  /** Pods that each workload may create in all; undefined: its replicas (or what it may be scaled to), and one more */
  readonly maxUids: number | undefined;
  readonly lagging?: readonly Observer[];
  /** Deployments that are changed */
  readonly revisions?: readonly SecondRevision[];
  /** a workload, by its index, and what somebody scales it to */
  readonly scale?: { readonly of: number; readonly replicas: number } | undefined;
  /** indexes of workloads that somebody may delete */
  readonly deleted?: readonly number[];
};

/** Lays out every Pod that may come to be: each has its UID, its containers, and what the scheduler asks of it. */
export const planCluster = (options: PlanOptions): ClusterPlan => {
  const { nodes, budgets, lagging = [] } = options;
  const { revisions = [], scale, deleted = [] } = options;
  const firsts = options.workloads.map((workload, index): WorkloadPlan => {
    const { kind, name, namespace, replicas } = workload;
    const scales =
      scale?.of === index ? [scale.replicas] : workload.places ? [] : scalesOf(replicas, budgets.scalings);
    const uids = Math.max(uidsOf(workload, options), scale?.of === index ? scale.replicas + 1 : 0);
    const sizes = deleted.includes(index) ? { sizes: [0] } : {};
    const { inOrder, completes } = workload;
    return {
      kind,
      name,
      namespace,
      replicas,
      scales,
      uids,
      ...sizes,
      ...(inOrder !== undefined && { inOrder }),
      ...(completes && { completes }),
    };
  });
  const workloads = withRevisions(firsts, revisions);
  const templates = [...options.workloads, ...revisions].map(({ template }) => template);
  const owned = workloads.flatMap((planned, workload) => {
    const { name, namespace, uids, revisionOf } = planned;
    const { places } = options.workloads[workload] ?? {};
    if (places && revisionOf === undefined) return podsOfPlaces(places, planned, workload);
    const first = planPod(fromTemplate(templates[workload]!, namespace, name));
    return Array.from(
      { length: uids },
      (_, index): PodPlan => ({
        ...named(first, `${name}-${revisionOf === undefined ? '' : 'new-'}${index + 1}`),
        workload,
        ordinal: index + 1,
        life: 1,
      }),
    );
  });
  const bare = options.pods.map(
    (pod): PodPlan => ({ ...planPod(pod), workload: undefined, ordinal: 1, life: 1 }),
  );
  return { nodes, workloads, pods: [...owned, ...bare], budgets, lagging };
};

/** For each place as many Pods as there may be if all that are created beyond the first ones are created there. */
const podsOfPlaces = (
  places: readonly Pod[],
  { replicas, uids, completes }: WorkloadPlan,
  workload: number,
): readonly PodPlan[] =>
  places.flatMap((pod, index) => {
    const first = planPod(pod);
    return Array.from({ length: livesOf(replicas, uids) }, (_, life): PodPlan => {
      // a Job gives each Pod another name
      const isAnother = completes !== undefined && life > 0;
      const name = `${pod.metadata?.name ?? ''}${isAnother ? `-retry-${life}` : ''}`;
      const uid = `${pod.metadata?.namespace ?? 'default'}/${name}/${life + 1}`;
      const made = { ...first.pod, metadata: { ...first.pod.metadata, name, uid } };
      return {
        ...first,
        name: `${first.info.namespace}/${name}`,
        pod: made,
        info: { ...first.info, pod: made, name, key: uid },
        workload,
        ordinal: index + 1,
        life: life + 1,
      };
    });
  });

const livesOf = (replicas: number, uids: number): number => Math.max(1, uids - replicas + 1);

/** How many Pods of a workload the model has: of one whose Pods have places, each may be the one that is created again. */
export const plannedPods = ({ replicas, places }: Workload, uids: number): number =>
  places ? places.length * livesOf(replicas, uids) : uids;

/** How many Pods a workload may create in all. */
export const uidsOf = (
  { replicas, places, completes }: Workload,
  { budgets, maxUids }: Pick<PlanOptions, 'budgets' | 'maxUids'>,
): number =>
  Math.min(
    maxUids ?? replicas + (budgets.scalings > 0 && !places ? 1 : 0) + 1,
    completes?.most ?? Number.POSITIVE_INFINITY,
  );

/** A user scales one up, one down, or to nothing, and then back. */
const scalesOf = (replicas: number, scalings: number): readonly number[] => {
  const away = [replicas + 1, Math.max(0, replicas - 1), 0];
  return scalings === 0 ? [] : [...new Set(scalings > 1 ? [...away, replicas] : away)];
};

const fromTemplate = ({ metadata, spec }: PodTemplateSpec, namespace: string, name: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...metadata, name, namespace, uid: name },
  ...(spec ? { spec } : {}),
});

/** A Pod as the API server would store it. */
export const storedPod = (given: Pod): Pod => {
  const pod = structuredClone(given);
  setPodDefaults(pod);
  preparePodForCreate(pod);
  return pod;
};

/** A Pod of a workload, under the workload's own name. */
export const podOfWorkload = ({ template, namespace, name }: Workload): Pod =>
  storedPod(fromTemplate(template, namespace, name));

const planPod = (given: Pod): Omit<PodPlan, 'workload' | 'ordinal' | 'life'> => {
  const pod = storedPod(given);
  const spec = pod.spec!;
  const containers = [
    ...(spec.initContainers ?? []).map((container) =>
      planContainer(container, isRestartableInitContainer(container) ? 'sidecar' : 'init'),
    ),
    ...spec.containers.map((container) => planContainer(container, 'regular')),
  ];
  const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };
  return {
    name: `${pod.metadata?.namespace ?? 'default'}/${pod.metadata?.name ?? ''}`,
    pod,
    info: podInfoOf(pod),
    containers,
    evictedWhenUnreachable: tolerationTime(spec.tolerations ?? [], [unreachable]).kind !== 'forever',
  };
};

/** The plan of a Pod that differs from another by its name only. */
const named = (plan: ReturnType<typeof planPod>, name: string): ReturnType<typeof planPod> => {
  const pod = { ...plan.pod, metadata: { ...plan.pod.metadata, name, uid: name } };
  const info = { ...plan.info, pod, name, key: name };
  return { ...plan, name: `${info.namespace}/${name}`, pod, info };
};

const planContainer = (spec: Container, kind: ContainerKind): ContainerPlan => ({
  name: spec.name,
  kind,
  spec,
  probes: (['startup', 'liveness', 'readiness'] as const).filter((probe) => spec[`${probe}Probe`]),
});
