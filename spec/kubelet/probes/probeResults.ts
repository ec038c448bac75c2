/** The verdict of a probe's thresholds; a startup probe that has not decided yet is `unknown`. */
export type ProbeResult = 'success' | 'failure' | 'unknown';

/**
 * What the kubelet holds of a container's probes: for each kind the verdict about the newest instance, `none` if it
 * has not been probed yet, absent if no such probe is configured.
 */
export type ContainerProbes = {
  readonly startup?: ProbeResult | 'none';
  readonly liveness?: ProbeResult | 'none';
  readonly readiness?: ProbeResult | 'none';
};

/** By container name. */
export type ProbeResults = ReadonlyMap<string, ContainerProbes>;
