import { conditionIn, isTerminalPhase, seconds } from '../../../models/recorded/history/livePod.ts';
import { allStatuses, isKubeletFailure } from '../../../models/recorded/writes/kubeletDecision.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import { computeQosClass } from '../../../spec/api/qos.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { PodLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

export const qosClass: PodLaw = {
  id: 'status/qos-class',
  says: "status.qosClass is the class that the Pod's requests and limits make, and never changes",
  source: 'Kubernetes documentation, Pod Quality of Service Classes',
  judge: ({ before, after, writer }) => {
    const { qosClass } = after.status ?? {};
    if (before !== undefined && before.status?.qosClass === qosClass && writer !== 'spec') return undefined;
    const wanted = before?.status?.qosClass ?? computeQosClass(after);
    return qosClass === wanted ? undefined : `the class is ${qosClass}; it is to be ${wanted}`;
  },
};

export const observedGeneration: PodLaw = {
  id: 'status/observed-generation',
  says: 'observedGeneration never exceeds metadata.generation and never falls; in conditions neither',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod observedGeneration (KEP-5067)',
  judge: ({ before, after, change }) => {
    if (change !== undefined && change.conditions.length === 0 && change.status.length === 0)
      return undefined;
    const generation = after.metadata?.generation ?? 0;
    const [was = 0, is = 0] = [before?.status?.observedGeneration, after.status?.observedGeneration];
    if (is > generation) return `observedGeneration is ${is}, and the generation ${generation}`;
    if (is < was) return `observedGeneration fell from ${was} to ${is}`;
    const ahead = after.status?.conditions?.find((each) => (each.observedGeneration ?? 0) > generation);
    return (
      ahead && `the condition ${ahead.type} observed generation ${ahead.observedGeneration} of ${generation}`
    );
  },
};

const kubeletConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];

const probed: ReadonlySet<string> = new Set(['Ready', 'ContainersReady']);

const isObserved = (
  { type, observedGeneration }: PodCondition,
  observed: number,
  { metadata }: Pod,
): boolean =>
  observedGeneration === observed || (probed.has(type) && observedGeneration === metadata?.generation);

export const observedTogether: PodLaw = {
  id: 'status/observed-together',
  says: 'The kubelet writes status and conditions of one generation: the one that it observed',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod observedGeneration (KEP-5067)',
  exceptions: [
    'static Pods have no generation',
    'what a readiness probe finds is written by itself, for the newest generation',
  ],
  judge: ({ writer, after }) => {
    const observed = after.status?.observedGeneration;
    if (writer !== 'kubelet' || observed === undefined || !after.status?.containerStatuses) return undefined;
    const other = kubeletConditions
      .map((type) => conditionIn(after, type))
      .find((condition) => condition !== undefined && !isObserved(condition, observed, after));
    return (
      other &&
      `the condition ${other.type} observed generation ${other.observedGeneration}, the status ${observed}`
    );
  },
};

export const startTime: PodLaw = {
  id: 'status/start-time',
  says: 'status.startTime is set when the kubelet first sees the Pod, and never changes',
  source: 'Kubernetes API reference, PodStatus, startTime',
  exceptions: ['a static Pod starts anew, as its mirror shows it, when its kubelet does'],
  judge: ({ before, after, record }) => {
    const [was, is] = [before?.status?.startTime, after.status?.startTime];
    if (was === is) return undefined;
    const mirror = after.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
    const [time, created] = [seconds(is), seconds(after.metadata?.creationTimestamp)];
    if (was !== undefined && !(mirror && time > seconds(was))) return `startTime became ${is}; it was ${was}`;
    if (is === undefined) return undefined;
    return time > record.time + clockSkew || (!mirror && time < created - clockSkew)
      ? `startTime is ${is}, of a Pod created at ${after.metadata?.creationTimestamp}`
      : undefined;
  },
};

export const containerTimes: PodLaw = {
  id: 'status/container-times',
  says: 'Containers start and end after their Pod was created, and not in the future',
  source: 'Kubernetes API reference, ContainerState',
  exceptions: ['containers of a static Pod may be older than its mirror'],
  judge: ({ containers, record, after }) => {
    if (containers.length === 0) return undefined;
    const mirror = after.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
    const earliest = mirror
      ? Number.NEGATIVE_INFINITY
      : seconds(after.metadata?.creationTimestamp) - clockSkew;
    for (const { after: status } of containers) {
      const { running, terminated } = status.state ?? {};
      const last = status.lastState?.terminated;
      const times = [
        running?.startedAt,
        terminated?.startedAt,
        terminated?.finishedAt,
        last?.startedAt,
        last?.finishedAt,
      ];
      for (const text of times) {
        const time = seconds(text ?? undefined);
        if (time > record.time + clockSkew || (time > 0 && time < earliest)) {
          return `container ${status.name}: its state is of ${text}, and the event of ${new Date(record.time * 1000).toISOString()}`;
        }
      }
    }
    return undefined;
  },
};

export const deadline: PodLaw = {
  id: 'phase/deadline',
  says: 'A Pod fails with DeadlineExceeded only when it has been active for activeDeadlineSeconds',
  source: 'Kubernetes API reference, PodSpec, activeDeadlineSeconds',
  judge: ({ before, after, record }) => {
    const { reason, startTime: start } = after.status ?? {};
    if (reason !== 'DeadlineExceeded' || before?.status?.reason === reason) return undefined;
    const { activeDeadlineSeconds } = after.spec ?? {};
    if (activeDeadlineSeconds === undefined) return 'it is past its deadline, and it has none';
    const active = record.time - seconds(start);
    return active + clockSkew < activeDeadlineSeconds
      ? `it is past its deadline of ${activeDeadlineSeconds} s after ${active.toFixed(0)} s`
      : undefined;
  },
};

export const kubeletOnlyWhenBound: PodLaw = {
  id: 'status/bound-first',
  says: 'Only a Pod that is bound has started: containers, addresses and times come from its kubelet',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod lifetime',
  judge: ({ after }) => {
    if (after.spec?.nodeName !== undefined) return undefined;
    const field = (['startTime', 'containerStatuses', 'podIP', 'hostIP'] as const).find(
      (each) => after.status?.[each] !== undefined,
    );
    if (field) return `status.${field} is set, and the Pod is bound to no node`;
    const { phase } = after.status ?? {};
    return phase === 'Running' || phase === 'Succeeded' ? `it is ${phase}, and bound to no node` : undefined;
  },
};

export const createdPending: PodLaw = {
  id: 'phase/created-pending',
  says: 'A Pod is created Pending, with no status but its phase, its QoS class, and a condition if gates hold it back',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase; Pod Scheduling Readiness',
  judge: ({ record, after }) => {
    if (record.type !== 'ADDED' || record.snapshot) return undefined;
    const { phase, conditions = [], qosClass: _, ...rest } = after.status ?? {};
    if (phase !== 'Pending') return `it is created ${phase}`;
    const [other] = Object.keys(rest);
    if (other !== undefined) return `it is created with status.${other}, which others write`;
    const strange = conditions.find(
      ({ type, reason }) => type !== 'PodScheduled' || reason !== 'SchedulingGated',
    );
    if (strange !== undefined) return `it is created with the condition ${strange.type}`;
    const gated = (after.spec?.schedulingGates ?? []).length > 0;
    return gated === conditions.length > 0
      ? undefined
      : `it is created ${gated ? 'with' : 'without'} scheduling gates, and the condition PodScheduled ${gated ? 'does not say so' : 'tells of some'}`;
  },
};

/** So long after it is back a kubelet may write what it decided while it could not reach the API server, in seconds. */
const backlogSeconds = 30;

export const terminalIsUnready: PodLaw = {
  id: 'status/terminal-is-unready',
  says: 'A Pod that its kubelet shows as ended is not ready, and nothing can start in it',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  exceptions: [
    'the end of a static Pod is not held back until its sandbox has gone: its mirror shows it at once',
    'a phase that was held back may be written before the kubelet sees that the sandbox has gone; at most, how containers ended becomes unknown',
    'so may one that had to wait until the API server was in reach again',
  ],
  judge: ({ writer, after, before, live, record }) => {
    if (writer !== 'kubelet' || !isTerminalPhase(after.status?.phase)) return undefined;
    if (isTerminalPhase(before?.status?.phase) || isKubeletFailure(after.status?.reason)) return undefined;
    const mirror = after.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;
    const released = allStatuses(after.status).every(
      (status) =>
        status.state?.terminated?.reason === containerStatusUnknown ||
        allStatuses(before?.status).some((each) => deepEqual(each, status)),
    );
    const back = record.time - (live?.memory.kubeletSince ?? Number.NEGATIVE_INFINITY) < backlogSeconds;
    const sandboxGoes = mirror || released || back;
    const closed = ['Ready', 'ContainersReady', ...(sandboxGoes ? [] : ['PodReadyToStartContainers'])];
    const open = closed.find((type) => conditionIn(after, type)?.status === 'True');
    return open && `it is ${after.status?.phase}, and the condition ${open} is True`;
  },
};
