import type { Pod } from '../api/objects/core.ts';

/** Why a Pod does not enter the scheduling queue. */
export type PreEnqueueRejection = {
  readonly plugin: 'SchedulingGates';
  readonly code: 'UnschedulableAndUnresolvable';
  readonly reasons: readonly string[];
};

/**
 * SchedulingGates: a Pod with scheduling gates is not considered until they are gone.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
export const schedulingGates = ({ spec }: Pod): PreEnqueueRejection | undefined => {
  const gates = (spec?.schedulingGates ?? []).map(({ name }) => name);
  if (gates.length === 0) return undefined;
  const reason = `waiting for scheduling gates: [${gates.join(' ')}]`;
  return { plugin: 'SchedulingGates', code: 'UnschedulableAndUnresolvable', reasons: [reason] };
};
