import { apiReference } from '../../spec/api/admission/references.ts';
import { setPodDefaults } from '../../spec/api/defaults/pod.ts';
import type { Container, Pod } from '../../spec/api/objects/core.ts';
import { preparePodForCreate } from '../../spec/api/prepare/pod.ts';
import { isRestartableInitContainer } from '../../spec/api/resources.ts';
import { type BoundPod, isStaticPod } from '../../spec/kubelet/boundPod.ts';
import { isCriticalPod } from '../../spec/kubelet/criticalPod.ts';
import { evictionOrder } from '../../spec/kubelet/eviction/rank.ts';
import { podInfoOf } from '../../spec/scheduling/podInfo.ts';
import { usuallyCountedRestarts } from './container/container.ts';
import type { ContainerOnNodePlan, NodeBudgets, NodePlan, PodBudgets, PodOnNodePlan } from './plan.ts';

export const noPodBudgets: PodBudgets = {
  exits: 0,
  probeFailures: 0,
  hookFailures: 0,
  sandboxDeaths: 0,
  failedCalls: 0,
  networkFailures: 0,
  garbageCollections: 0,
  deletions: 0,
  forcedDeletions: 0,
  gateLosses: 0,
};

export const noNodeBudgets: NodeBudgets = { kubeletRestarts: 0, reboots: 0, partitions: 0, pressures: 0 };

export type NodeOptions = {
  /** as manifests; ephemeral containers are added by a user some time */
  readonly pods: readonly Pod[];
  readonly podBudgets?: Partial<PodBudgets>;
  readonly nodeBudgets?: Partial<NodeBudgets>;
  readonly lags?: boolean;
  readonly countedRestarts?: number;
  readonly backoffLevels?: number;
  /** memory that each Pod uses, in bytes, for the ranking under pressure */
  readonly memoryUsed?: readonly number[];
};

/** Lays out the Pods of one node. */
export const planNode = (options: NodeOptions): NodePlan => {
  const pods = options.pods.map(prepared);
  const ranks = evictionRanks(pods, options.memoryUsed ?? []);
  return {
    pods: pods.map((pod, index) =>
      planPod(pod, options.pods[index]!, ranks[index]!, replacedBy(pod, pods.slice(0, index))),
    ),
    podBudgets: { ...noPodBudgets, ...options.podBudgets },
    nodeBudgets: { ...noNodeBudgets, ...options.nodeBudgets },
    lags: options.lags ?? false,
    countedRestarts: options.countedRestarts ?? usuallyCountedRestarts,
    backoffLevels: options.backoffLevels ?? 2,
  };
};

const prepared = (given: Pod): BoundPod => {
  const { ephemeralContainers: _, ...spec } = given.spec ?? { containers: [] };
  const pod: BoundPod = structuredClone({ ...given, spec });
  setPodDefaults(pod);
  preparePodForCreate(pod);
  return pod;
};

const fullName = ({ metadata }: BoundPod): string =>
  `${metadata?.namespace ?? 'default'}/${metadata?.name ?? ''}`;

/** The number of the static Pod of the same name before it, whose manifest it replaces; 0: none. */
const replacedBy = (pod: BoundPod, before: readonly BoundPod[]): number =>
  isStaticPod(pod)
    ? 1 + before.findLastIndex((each) => isStaticPod(each) && fullName(each) === fullName(pod))
    : 0;

const planPod = (pod: BoundPod, given: Pod, evictionRank: number, replaces: number): PodOnNodePlan => ({
  name: fullName(pod),
  pod,
  info: podInfoOf(pod),
  isStatic: isStaticPod(pod),
  apiReference: isStaticPod(pod) ? apiReference(pod) : undefined,
  replaces,
  containers: [
    ...(pod.spec.initContainers ?? []).map((container) =>
      planContainer(container, isRestartableInitContainer(container) ? 'sidecar' : 'init'),
    ),
    ...pod.spec.containers.map((container) => planContainer(container, 'regular')),
    ...((given.spec?.ephemeralContainers ?? []) as readonly Container[]).map((container) =>
      planContainer(container, 'ephemeral'),
    ),
  ],
  volumes: pod.spec.volumes ?? [],
  hasOwnNetwork: !pod.spec.hostNetwork,
  evictionRank,
});

const planContainer = (spec: Container, kind: ContainerOnNodePlan['kind']): ContainerOnNodePlan => ({
  name: spec.name,
  kind,
  spec,
  probes: (['startup', 'liveness', 'readiness'] as const).flatMap((probe) => {
    const probeSpec = spec[`${probe}Probe`];
    return probeSpec ? [{ kind: probe, spec: probeSpec }] : [];
  }),
  exitCodes: [
    ...new Set([
      0,
      1,
      ...(spec.restartPolicyRules ?? []).flatMap(({ exitCodes }) => exitCodes?.values?.slice(0, 1) ?? []),
    ]),
  ],
});

/** The place of each Pod in the order in which a node short of memory evicts; 0: never. */
const evictionRanks = (pods: readonly BoundPod[], memoryUsed: readonly number[]): number[] => {
  const candidates = pods.map((pod, index) => ({
    pod,
    usage: { memoryWorkingSet: memoryUsed[index] ?? 0, containers: [], volumes: [] },
  }));
  const order = evictionOrder(
    candidates.filter(({ pod }) => !isCriticalPod(pod)),
    { resource: 'memory' },
  ).flat();
  return candidates.map((candidate) => order.indexOf(candidate) + 1);
};
