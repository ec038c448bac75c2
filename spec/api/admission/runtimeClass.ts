import type { Pod } from '../objects/core.ts';
import type { RuntimeClass } from '../objects/node.ts';
import { equalField } from '../semanticEqual.ts';
import { type AdmissionCluster, isNamed } from './cluster.ts';
import { mergeTolerations } from './tolerations.ts';

const sameOverhead = (a: unknown, b: unknown): boolean => equalField('core.PodSpec', 'overhead', a, b);

const mismatch = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

const classOf = (pod: Pod, cluster: AdmissionCluster): RuntimeClass | undefined | string => {
  const name = pod.spec?.runtimeClassName;
  if (name === undefined) return undefined;
  return (
    cluster.runtimeClasses.find(isNamed(name)) ??
    `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`
  );
};

/**
 * RuntimeClass: what the runtime itself needs (`overhead`), and where it is to be found, are added to the Pod; or
 * the reason why they cannot be.
 * https://kubernetes.io/docs/concepts/containers/runtime-class/
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/
 */
export const applyRuntimeClass = (pod: Pod, cluster: AdmissionCluster): string | undefined => {
  const runtimeClass = classOf(pod, cluster);
  if (typeof runtimeClass === 'string') return runtimeClass;
  const { spec } = pod;
  if (runtimeClass === undefined || spec === undefined) return undefined;
  const { overhead, scheduling } = runtimeClass;
  if (overhead !== undefined) {
    const given = spec.overhead;
    if (Object.keys(given ?? {}).length > 0 && !sameOverhead(given, overhead.podFixed)) return mismatch;
    if (overhead.podFixed === undefined) delete spec.overhead;
    else spec.overhead = { ...overhead.podFixed };
  }
  if (scheduling === undefined) return undefined;
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {})) {
    const given = spec.nodeSelector?.[key];
    if (given === undefined || given === value) continue;
    return `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${given}`;
  }
  const nodeSelector = { ...spec.nodeSelector, ...scheduling.nodeSelector };
  if (Object.keys(nodeSelector).length > 0) spec.nodeSelector = nodeSelector;
  const tolerations = mergeTolerations(spec.tolerations ?? [], scheduling.tolerations ?? []);
  if (tolerations.length > 0) spec.tolerations = tolerations;
  return undefined;
};

/** A Pod's overhead is its RuntimeClass's, or none. */
export const runtimeClassProblem = (pod: Pod, cluster: AdmissionCluster): string | undefined => {
  const runtimeClass = classOf(pod, cluster);
  if (typeof runtimeClass === 'string') return runtimeClass;
  const own = pod.spec?.overhead;
  if (runtimeClass?.overhead !== undefined) {
    return sameOverhead(own, runtimeClass.overhead.podFixed) ? undefined : mismatch;
  }
  return own === undefined
    ? undefined
    : 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead';
};
