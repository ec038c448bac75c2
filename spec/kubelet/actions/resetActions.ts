import type { Container } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { triggersRestartAllContainers } from '../restart/restartRules.ts';
import { exitCodeOf, type RuntimeStatus } from '../runtime/status.ts';
import type { ContainerToReset } from './podActions.ts';

type Resets = { readonly sources: readonly ContainerToReset[]; readonly others: readonly ContainerToReset[] };

/** All instances of the containers; those whose exit asked for the restart (`sources`) apart. */
const resetsOf = (containers: readonly Container[], runtime: RuntimeStatus): Resets => {
  const all = containers.flatMap((container) =>
    runtime.containers
      .filter(({ name }) => name === container.name)
      .map((instance) => {
        const code = exitCodeOf(instance);
        const source = code !== undefined && triggersRestartAllContainers(container, code);
        return { source, reset: { id: instance.id, name: instance.name, kill: code === undefined } };
      }),
  );
  const pick = (source: boolean) => all.filter((each) => each.source === source).map(({ reset }) => reset);
  return { sources: pick(true), others: pick(false) };
};

/**
 * What a restart of all containers in place removes from the runtime: regular containers, then init containers, and
 * last those that asked for the restart, so that an interrupted restart is taken up again.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
 * https://kep.k8s.io/5532
 */
export const containersToReset = (
  { spec }: BoundPod,
  runtime: RuntimeStatus,
): readonly ContainerToReset[] => {
  const init = resetsOf(spec.initContainers ?? [], runtime);
  const regular = resetsOf(spec.containers, runtime);
  return [...regular.others, ...init.others, ...regular.sources, ...init.sources];
};
