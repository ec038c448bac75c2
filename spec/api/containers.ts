import type { AnyContainer } from './objects/anyContainer.ts';
import type { Container, PodSpec } from './objects/core.ts';

/** The init containers and the regular containers of a Pod, in the order of the API. */
export const containersOf = (
  spec: Partial<Pick<PodSpec, 'initContainers' | 'containers'>> | undefined,
): readonly Container[] => [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];

/** All containers of a Pod in the order of the API: init containers, containers, ephemeral containers. */
export const allContainers = (spec: PodSpec | undefined): readonly AnyContainer[] => [
  ...containersOf(spec),
  ...(spec?.ephemeralContainers ?? []),
];
