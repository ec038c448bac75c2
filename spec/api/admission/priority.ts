import type { Pod } from '../objects/core.ts';
import type { PriorityClass } from '../objects/scheduling.ts';
import { type AdmissionCluster, isNamed } from './cluster.ts';

/** The default class with the least value; there should be one only. */
const defaultClass = (classes: readonly PriorityClass[]): PriorityClass | undefined =>
  classes
    .filter(({ globalDefault }) => globalDefault)
    .reduce<PriorityClass | undefined>(
      (least, each) => (least === undefined || (least.value ?? 0) > (each.value ?? 0) ? each : least),
      undefined,
    );

const fromClass = (subject: string, said: number | string, computed: number | string): string =>
  `the ${subject} (${said}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`;

/**
 * Priority: the class of a Pod gives it its priority and says whether it preempts others; or why it cannot.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const applyPriority = ({ spec }: Pod, cluster: AdmissionCluster): string | undefined => {
  if (spec === undefined) return undefined;
  const { priorityClassName: name } = spec;
  const found = name ? cluster.priorityClasses.find(isNamed(name)) : defaultClass(cluster.priorityClasses);
  if (name && found === undefined) return `no PriorityClass with name ${name} was found`;
  if (found?.metadata?.name) spec.priorityClassName = found.metadata.name;
  const priority = found?.value ?? 0;
  if (spec.priority !== undefined && spec.priority !== priority) {
    return fromClass('integer value of priority', spec.priority, priority);
  }
  spec.priority = priority;
  const policy =
    found === undefined ? 'PreemptLowerPriority' : (found.preemptionPolicy ?? 'PreemptLowerPriority');
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    return fromClass('string value of PreemptionPolicy', spec.preemptionPolicy, policy);
  }
  spec.preemptionPolicy = policy;
  return undefined;
};
