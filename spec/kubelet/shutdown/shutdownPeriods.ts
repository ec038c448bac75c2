import { systemCriticalPriority } from '../criticalPod.ts';

/** Pods of at least this priority (and below the next) get this long when their node shuts down. */
export type ShutdownPeriod = { readonly priority: number; readonly seconds: number };

/** The kubelet's configuration, in seconds; priorities may be given in any order. */
export type ShutdownConfiguration = {
  readonly shutdownGracePeriod?: number;
  readonly shutdownGracePeriodCriticalPods?: number;
  readonly shutdownGracePeriodByPodPriority?: readonly ShutdownPeriod[];
};

/**
 * The periods in which a node shuts its Pods down, lowest priority first; none: it does not shut down gracefully. The
 * simple configuration stands for two: regular Pods have the whole period less that of the critical ones.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#pod-priority-graceful-node-shutdown
 */
export const shutdownPeriods = (configuration: ShutdownConfiguration): readonly ShutdownPeriod[] => {
  const byPriority = configuration.shutdownGracePeriodByPodPriority ?? [];
  if (byPriority.length > 0) return byPriority.toSorted((a, b) => a.priority - b.priority);
  const whole = configuration.shutdownGracePeriod ?? 0;
  const critical = configuration.shutdownGracePeriodCriticalPods ?? 0;
  if (whole === 0 || critical < 0 || critical > whole) return [];
  return [
    { priority: 0, seconds: whole - critical },
    { priority: systemCriticalPriority, seconds: critical },
  ];
};

/** How long the shutdown of the node has to be held back, in seconds. */
export const shutdownDelay = (periods: readonly ShutdownPeriod[]): number =>
  periods.reduce((sum, { seconds }) => sum + seconds, 0);
