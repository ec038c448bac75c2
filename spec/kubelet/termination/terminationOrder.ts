import type { PodSpec } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';

/**
 * Which running containers each running container of a Pod waits for before it is sent its stop signal. Regular
 * containers wait for nobody and are stopped all at once; a sidecar waits for all regular containers and for the
 * sidecar declared after it, so that sidecars stop in reverse order. A sidecar that is not running is not waited
 * for, nor, through it, those after it. Waiting ends with the grace period.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-application-containers
 */
export const terminationOrder = (
  spec: Pick<PodSpec, 'containers' | 'initContainers'>,
  running: readonly string[],
): ReadonlyMap<string, readonly string[]> => {
  const regular = spec.containers.map(({ name }) => name);
  const sidecars = (spec.initContainers ?? []).filter(isRestartableInitContainer).map(({ name }) => name);
  const waits = sidecars.map(
    (name, index) => [name, [...regular, ...sidecars.slice(index + 1, index + 2)]] as const,
  );
  const waitsFor = new Map<string, readonly string[]>(waits);
  return new Map(
    running.map((name) => [name, (waitsFor.get(name) ?? []).filter((other) => running.includes(other))]),
  );
};

/** The containers that are sent their stop signal now: running, and nobody they wait for still runs. */
export const stoppableContainers = (
  spec: Pick<PodSpec, 'containers' | 'initContainers'>,
  running: readonly string[],
): readonly string[] =>
  [...terminationOrder(spec, running)].filter(([, others]) => others.length === 0).map(([name]) => name);
