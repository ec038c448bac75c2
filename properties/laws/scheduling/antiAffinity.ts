import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';

/** Affinity need hold only when a Pod is bound: those that it came for may leave. Anti-affinity holds on. */
export const antiAffinity: FilterPlugin = {
  ...interPodAffinity,
  prepare: (pod, cluster) => interPodAffinity.prepare({ ...pod, requiredAffinity: [] }, cluster),
};
