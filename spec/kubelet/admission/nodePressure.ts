import { computeQosClass } from '../../api/qos.ts';
import { toleratesTaint } from '../../scheduling/tolerations.ts';
import type { BoundPod } from '../boundPod.ts';
import { isCriticalPod } from '../criticalPod.ts';
import { type AdmissionDecision, admitted, rejected } from './decision.ts';

export type PressureCondition = 'MemoryPressure' | 'DiskPressure' | 'PIDPressure';

const memoryPressureTaint = { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' };

/** Memory pressure alone turns away only best-effort Pods that do not tolerate it. */
const standsMemoryPressure = (pod: BoundPod): boolean =>
  (pod.status?.qosClass || computeQosClass(pod)) !== 'BestEffort' ||
  toleratesTaint(pod.spec.tolerations, memoryPressureTaint);

/**
 * Whether a node under pressure takes a Pod: critical ones always, others never, except under memory pressure alone.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-conditions
 */
export const admitUnderPressure = (
  pod: BoundPod,
  conditions: readonly PressureCondition[],
): AdmissionDecision => {
  if (conditions.length === 0 || isCriticalPod(pod)) return admitted;
  const memoryOnly = conditions.every((condition) => condition === 'MemoryPressure');
  if (memoryOnly && standsMemoryPressure(pod)) return admitted;
  return rejected('Evicted', `The node had condition: [${conditions.join(' ')}]. `);
};
