import type { AnyContainer } from './objects/anyContainer.ts';
import type { PodSpec } from './objects/core.ts';

/** All containers of a Pod in the API's order: init containers, containers, ephemeral containers. */
export const allContainers = (spec: PodSpec | undefined): readonly AnyContainer[] => [
  ...(spec?.initContainers ?? []),
  ...(spec?.containers ?? []),
  ...(spec?.ephemeralContainers ?? []),
];
