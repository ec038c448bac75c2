import { apiReference } from '../../../spec/api/admission/references.ts';
import { allContainers } from '../../../spec/api/containers.ts';
import { setPodDefaults } from '../../../spec/api/defaults/pod.ts';
import type { Container, Node, Pod, Taint } from '../../../spec/api/objects/core.ts';
import { preparePodForCreate } from '../../../spec/api/prepare/pod.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { tolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import { type BoundPod, isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import { isCriticalPod } from '../../../spec/kubelet/criticalPod.ts';
import { evictionOrder } from '../../../spec/kubelet/eviction/rank.ts';
import { cpuAndMemory, sameCPUAndMemory } from '../../../spec/kubelet/resize/containerResize.ts';
import { gracefulNodeShutdown } from '../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import {
  type ShutdownConfiguration,
  shutdownPeriods,
} from '../../../spec/kubelet/shutdown/shutdownPeriods.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { usuallyCountedRestarts } from '../charts/container/container.ts';
import {
  type ContainerOnNodePlan,
  type NodeBudgets,
  type NodePlan,
  nodeName,
  type PodBudgets,
  type PodOnNodePlan,
} from './nodePlan.ts';

const noPodBudgets: PodBudgets = {
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
  resizes: 0,
};

const noNodeBudgets: NodeBudgets = {
  kubeletRestarts: 0,
  reboots: 0,
  partitions: 0,
  pressures: 0,
  shutdowns: 0,
  taints: 0,
};

export type NodeOptions = {
  /** as manifests; ephemeral containers are added by a user some time */
  readonly pods: readonly Pod[];
  readonly podBudgets?: Partial<PodBudgets>;
  readonly nodeBudgets?: Partial<NodeBudgets>;
  readonly lags?: boolean;
  /** how long a shutdown gives Pods, by priority; usually 20 s and 10 s more for critical ones */
  readonly shutdown?: ShutdownConfiguration;
  /** the NoExecute taint that the node may have */
  readonly taint?: Taint;
  /** the kubelet's CPU manager policy is static */
  readonly staticCPUManager?: boolean;
  /** what the node has and how it is labelled; without it there is room for every Pod */
  readonly node?: Node;
  /** Pods as a user has them resized, in the order of `pods` */
  readonly resized?: readonly (Pod | undefined)[];
  readonly countedRestarts?: number;
  readonly backoffLevels?: number;
  /** memory that each Pod uses, in bytes, for the ranking under pressure */
  readonly memoryUsed?: readonly number[];
};

/** Lays out the Pods of one node. */
export const planNode = (options: NodeOptions): NodePlan => {
  const pods = options.pods.map(prepared);
  const ranks = evictionRanks(pods, options.memoryUsed ?? []);
  const groups = shutdownGroups(pods, options.shutdown ?? usualShutdown);
  return {
    pods: pods.map((pod, index) =>
      planPod(pod, {
        given: options.pods[index]!,
        resized: options.resized?.[index],
        evictionRank: ranks[index]!,
        shutdownGroup: groups[index]!,
        toleration: tolerationTime(pod.spec.tolerations ?? [], [options.taint ?? usualTaint]),
        replaces: replacedBy(pod, pods.slice(0, index)),
      }),
    ),
    podBudgets: { ...noPodBudgets, ...options.podBudgets },
    nodeBudgets: { ...noNodeBudgets, ...options.nodeBudgets },
    staticCPUManager: options.staticCPUManager ?? false,
    node: options.node && named(options.node),
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

const named = (node: Node): Node => ({ ...node, metadata: { ...node.metadata, name: nodeName } });

type PodOptions = Pick<PodOnNodePlan, 'evictionRank' | 'shutdownGroup' | 'toleration' | 'replaces'> & {
  readonly given: Pod;
  readonly resized: Pod | undefined;
};

const planPod = (pod: BoundPod, { given, resized, ...rest }: PodOptions): PodOnNodePlan => {
  const asked = resized && prepared(resized);
  return {
    ...rest,
    name: fullName(pod),
    pod,
    resized: asked,
    info: podInfoOf(pod),
    isStatic: isStaticPod(pod),
    apiReference: isStaticPod(pod) ? apiReference(pod) : undefined,
    containers: [
      ...(pod.spec.initContainers ?? []).map((container) =>
        planContainer(container, isRestartableInitContainer(container) ? 'sidecar' : 'init', asked),
      ),
      ...pod.spec.containers.map((container) => planContainer(container, 'regular', asked)),
      ...((given.spec?.ephemeralContainers ?? []) as readonly Container[]).map((container) =>
        planContainer(container, 'ephemeral'),
      ),
    ],
    volumes: pod.spec.volumes ?? [],
    hasOwnNetwork: !pod.spec.hostNetwork,
  };
};

/** The container after the resize, if that changes what it has. */
const resizedContainer = (
  { name, resources }: Container,
  pod: BoundPod | undefined,
): Container | undefined => {
  const resized = allContainers(pod?.spec).find((container) => container.name === name);
  const isSame = sameCPUAndMemory(cpuAndMemory(resources), cpuAndMemory(resized?.resources));
  return isSame ? undefined : resized;
};

const planContainer = (
  spec: Container,
  kind: ContainerOnNodePlan['kind'],
  resized?: BoundPod,
): ContainerOnNodePlan => ({
  name: spec.name,
  kind,
  spec,
  resized: resizedContainer(spec, resized),
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

const usualTaint: Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };

const usualShutdown: ShutdownConfiguration = { shutdownGracePeriod: 30, shutdownGracePeriodCriticalPods: 10 };

/** The group of each Pod in a shutdown of the node. */
const shutdownGroups = (pods: readonly BoundPod[], configuration: ShutdownConfiguration): number[] => {
  const groups = gracefulNodeShutdown(pods, shutdownPeriods(configuration));
  return pods.map((pod) => groups.findIndex((group) => group.pods.some((each) => each.pod === pod)));
};

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
