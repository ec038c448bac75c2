import { expect, test } from 'vitest';
import type { Node } from '../../../../spec/api/objects/core.ts';
import { wholeQuantity } from '../../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../../spec/api/resources.ts';
import { admitPod, type KubeletNode } from '../../../../spec/kubelet/admission/admitPod.ts';
import type { PressureCondition } from '../../../../spec/kubelet/admission/nodePressure.ts';
import { isCriticalPod } from '../../../../spec/kubelet/criticalPod.ts';
import { localStorageEviction } from '../../../../spec/kubelet/eviction/localStorage.ts';
import type { EvictionSignal } from '../../../../spec/kubelet/eviction/signals.ts';
import {
  type EvictionMemory,
  type EvictionThreshold,
  evictionSync,
  noEvictionMemory,
  type Observations,
} from '../../../../spec/kubelet/eviction/thresholds.ts';
import type { PodUsage } from '../../../../spec/kubelet/eviction/usage.ts';
import {
  type ContainerGarbagePolicy,
  containerGarbage,
} from '../../../../spec/kubelet/garbageCollection/containerGarbage.ts';
import { oomScoreAdjustment } from '../../../../spec/kubelet/oomScore.ts';
import { resizeDecision } from '../../../../spec/kubelet/resize/resizeDecision.ts';
import { gracefulNodeShutdown } from '../../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import {
  type ShutdownConfiguration,
  shutdownPeriods,
} from '../../../../spec/kubelet/shutdown/shutdownPeriods.ts';
import { byText, disagreements, podOf } from './decided.ts';

type Admission = {
  readonly pod: unknown;
  readonly others: readonly unknown[];
  readonly node: Node;
  readonly pressure?: readonly PressureCondition[];
  readonly allowedUnsafeSysctls?: readonly string[];
};

const kubeletOn = (node: Node): KubeletNode => ({
  node,
  operatingSystem: 'linux',
  pressure: [],
  allowedUnsafeSysctls: [],
  shuttingDown: false,
});

test('a node admits and preempts the Pods that Kubernetes does', () => {
  const admission = ({ pod, others, node, ...settings }: Admission) => {
    const decision = admitPod(podOf(pod), others.map(podOf), { ...kubeletOn(node), ...settings });
    if (!decision.admitted) return { ...decision };
    return { admitted: true, preempted: decision.preempted.map(({ metadata }) => metadata?.name) };
  };
  expect(disagreements('admission', admission)).toEqual([]);
});

type Resize = {
  readonly desired: unknown;
  readonly allocated: unknown;
  readonly others: readonly unknown[];
  readonly node: Node;
  readonly staticCPUManager: boolean;
  readonly staticMemoryManager: boolean;
};

test('a node resizes the Pods that Kubernetes resizes', () => {
  const resize = ({ desired, allocated, others, node, staticCPUManager, staticMemoryManager }: Resize) => {
    const decision = resizeDecision({
      desired: podOf(desired),
      allocated: podOf(allocated),
      others: others.map(podOf),
      kubelet: kubeletOn(node),
      staticCPUManager,
      staticMemoryManager,
    });
    if (decision.kind !== 'allocate') return { ...decision };
    return { ...decision, preempted: decision.preempted.map(({ metadata }) => metadata?.name) };
  };
  expect(disagreements('resizeDecision', resize)).toEqual([]);
});

type Threshold = {
  readonly signal: EvictionSignal;
  readonly graceSeconds: number;
  readonly quantity?: string;
  readonly percentage?: number;
  readonly minReclaimQuantity?: string;
  readonly minReclaimPercentage?: number;
};
type Look = {
  readonly at: number;
  readonly observed: { readonly [signal in EvictionSignal]?: readonly [number, number] };
};
type EvictionLooks = {
  readonly thresholds: readonly Threshold[];
  readonly looks: readonly Look[];
  readonly transitionSeconds: number;
};

const amountOf = (quantity: string | undefined, percentage = 0) =>
  quantity === undefined ? { percentage } : { quantity: quantityFrom(quantity) };

const thresholdOf = (given: Threshold): EvictionThreshold => {
  const { signal, graceSeconds, quantity, percentage, minReclaimQuantity, minReclaimPercentage } = given;
  const reclaims = minReclaimQuantity !== undefined || minReclaimPercentage !== undefined;
  return {
    signal,
    graceSeconds,
    value: amountOf(quantity, percentage),
    ...(reclaims ? { minReclaim: amountOf(minReclaimQuantity, minReclaimPercentage) } : {}),
  };
};

const observationsOf = (observed: Look['observed']): Observations => {
  const amount = (value = 0) => wholeQuantity(BigInt(value), 'BinarySI');
  return new Map(
    Object.entries(observed).map(([signal, [available, capacity]]) => [
      signal as EvictionSignal,
      { available: amount(available), capacity: amount(capacity) },
    ]),
  );
};

test('node pressure begins, evicts and ends when it does in Kubernetes', () => {
  const sync = ({ thresholds, looks, transitionSeconds }: EvictionLooks) => {
    const configured = thresholds.map(thresholdOf);
    let memory: EvictionMemory = noEvictionMemory;
    return {
      looks: looks.map(({ at, observed }) => {
        const look = evictionSync(configured, observationsOf(observed), memory, at, transitionSeconds);
        memory = look.memory;
        const starved = look.reclaim?.signal;
        return {
          conditions: look.conditions.toSorted(byText),
          reclaim: starved && (starved === 'memory.available' ? 'memory' : 'other'),
        };
      }),
    };
  };
  expect(disagreements('evictionSync', sync)).toEqual([]);
});

type LocalStorage = PodUsage & {
  readonly pod: unknown;
  readonly podBytes: number;
  readonly separateImagefs: boolean;
};

test('Pods that use more local storage than they may are evicted with the messages of Kubernetes', () => {
  const evicted = (usage: LocalStorage) => {
    const pod = podOf(usage.pod);
    if (isCriticalPod(pod)) return {};
    return { message: localStorageEviction(pod, usage, usage.podBytes, usage.separateImagefs) };
  };
  expect(disagreements('localStorage', evicted)).toEqual([]);
});

test('processes have the OOM scores that Kubernetes gives them', () => {
  const scores = (asked: { readonly pod: unknown; readonly capacity: number }) => {
    const pod = podOf(asked.pod);
    const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
    const scoreOf = (each: (typeof containers)[number]) =>
      oomScoreAdjustment(pod, each, BigInt(asked.capacity));
    return { scores: Object.fromEntries(containers.map((each) => [each.name, scoreOf(each)])) };
  };
  expect(disagreements('oomScore', scores)).toEqual([]);
});

type Shutdown = { readonly pods: readonly unknown[]; readonly configuration: ShutdownConfiguration };

test('a node that shuts down stops Pods in the groups of Kubernetes', () => {
  const shutdown = ({ pods, configuration }: Shutdown) => ({
    groups: gracefulNodeShutdown(pods.map(podOf), shutdownPeriods(configuration)).map((group) => ({
      ...group,
      pods: group.pods.map(({ pod }) => pod.metadata?.name),
    })),
  });
  expect(disagreements('nodeShutdown', shutdown)).toEqual([]);
});

type Garbage = {
  readonly containers: readonly {
    readonly id: string;
    readonly name: string;
    readonly podUID: string;
    readonly running: boolean;
    readonly age: number;
  }[];
  readonly gone: readonly string[];
  readonly policy: ContainerGarbagePolicy;
};

test('the containers that garbage collection removes are those that Kubernetes removes', () => {
  const garbage = ({ containers, gone, policy }: Garbage) => {
    const dated = containers.map((container) => ({ ...container, createdAt: -container.age }));
    const removed = containerGarbage(dated, (podUID) => gone.includes(podUID), 0, policy);
    return { removed: removed.map(({ id }) => id).toSorted(byText) };
  };
  expect(disagreements('containerGarbage', garbage)).toEqual([]);
});
