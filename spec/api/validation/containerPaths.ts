import type { AnyContainer } from '../objects/anyContainer.ts';
import type { PodSpec } from '../objects/core.ts';
import type { Path } from './path.ts';

/** All containers of a Pod with where they stand, in the API's order: init, regular, ephemeral. */
export const allContainersWithPath = (
  spec: PodSpec,
  path: Path,
): readonly (readonly [AnyContainer, () => Path])[] =>
  (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((field) =>
    (spec[field] ?? []).map((container, index) => [container, () => path.child(field).index(index)] as const),
  );
