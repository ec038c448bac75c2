import type { Labels } from '../api/labelSelector.ts';
import type { Pod } from '../api/objects/core.ts';
import { type Quantity, wholeQuantity } from '../api/quantity.ts';
import type { Resources } from '../api/resources.ts';
import {
  type AffinityTerm,
  type CompiledTerms,
  compileTerms,
  compileWeightedTerms,
  type WeightedAffinityTerm,
} from './affinityTerm.ts';
import { type Amounts, amountsOf, memoryOf, milliCPUOf } from './amounts.ts';
import { type HostPort, hostPortsOf } from './hostPorts.ts';
import { hasPodLevelRequests, podRequests } from './podRequests.ts';

/** CPU and memory for scoring. */
export type CPUAndMemory = { readonly milliCPU: bigint; readonly memory: bigint };

/** A defaulted Pod with what the scheduler reads of it worked out. */
export type PodInfo = {
  readonly pod: Pod;
  readonly name: string;
  readonly namespace: string;
  /** the UID; namespace and name where there is none */
  readonly key: string;
  readonly labels: Labels;
  readonly priority: number;
  readonly terminating: boolean;
  /** what it takes of the node it runs on */
  readonly requests: Amounts;
  /** the same for scoring, where a container that asks for nothing counts with a little */
  readonly nonZeroRequests: CPUAndMemory;
  readonly hostPorts: readonly HostPort[];
  readonly requiredAffinity: readonly AffinityTerm[];
  readonly requiredAntiAffinity: readonly AffinityTerm[];
  readonly preferredAffinity: readonly WeightedAffinityTerm[];
  readonly preferredAntiAffinity: readonly WeightedAffinityTerm[];
  /** what is wrong with its (anti-)affinity terms */
  readonly termProblems: readonly string[];
};

/** Scoring takes a container that asks for no CPU for 100m, one that asks for no memory for 200Mi. */
export const assumedRequests: ReadonlyMap<string, Quantity> = new Map([
  ['cpu', { amount: 100n, scale: -3, format: 'DecimalSI', int64: true }],
  ['memory', wholeQuantity(200n * 1024n * 1024n)],
]);

const nonZeroRequestsOf = (pod: Pod, requests: Resources): CPUAndMemory => {
  const assumed = hasPodLevelRequests(pod)
    ? new Map([...assumedRequests].filter(([name]) => !requests.has(name)))
    : assumedRequests;
  const resources = assumed.size === 0 ? requests : podRequests(pod, { useStatus: true, assumed });
  return { milliCPU: milliCPUOf(resources), memory: memoryOf(resources) };
};

const termsOf = <T>(name: string, compiled: CompiledTerms<T>, problems: string[]): readonly T[] => {
  if (compiled.valid) return compiled.terms;
  problems.push(`${name}: ${compiled.reason}`);
  return [];
};

/** A Pod's priority: 0 where none was resolved. */
const priorityOf = (pod: Pod): number => pod.spec?.priority ?? 0;

/** Works out a defaulted Pod. A Pod without a namespace is in `default`. */
export const podInfoOf = (pod: Pod): PodInfo => {
  const metadata = pod.metadata ?? {};
  const name = metadata.name ?? '';
  const namespace = metadata.namespace || 'default';
  const affinity = pod.spec?.affinity;
  const requests = podRequests(pod, { useStatus: true });
  const termProblems: string[] = [];
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  return {
    pod,
    name,
    namespace,
    key: metadata.uid || `${namespace}/${name}`,
    labels: metadata.labels ?? {},
    priority: priorityOf(pod),
    terminating: Boolean(metadata.deletionTimestamp),
    requests: amountsOf(requests),
    nonZeroRequests: nonZeroRequestsOf(pod, requests),
    hostPorts: hostPortsOf(pod),
    requiredAffinity: termsOf(
      'requiredAffinityTerms',
      compileTerms(namespace, affinity?.podAffinity?.[required]),
      termProblems,
    ),
    requiredAntiAffinity: termsOf(
      'requiredAntiAffinityTerms',
      compileTerms(namespace, affinity?.podAntiAffinity?.[required]),
      termProblems,
    ),
    preferredAffinity: termsOf(
      'preferredAffinityTerms',
      compileWeightedTerms(namespace, affinity?.podAffinity?.[preferred]),
      termProblems,
    ),
    preferredAntiAffinity: termsOf(
      'preferredAntiAffinityTerms',
      compileWeightedTerms(namespace, affinity?.podAntiAffinity?.[preferred]),
      termProblems,
    ),
    termProblems,
  };
};
