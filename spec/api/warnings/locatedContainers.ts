import type { AnyContainer } from '../objects/anyContainer.ts';
import type { PodSpec } from '../objects/core.ts';
import type { Path } from '../validation/path.ts';

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** A container and where it stands. Its path is made only where a warning tells it. */
export type LocatedContainer = {
  readonly container: AnyContainer;
  readonly list: (typeof lists)[number];
  readonly index: number;
};

/** All containers of a Pod in the API's order. */
export const locatedContainers = (spec: PodSpec): readonly LocatedContainer[] => {
  const located: LocatedContainer[] = [];
  for (const list of lists) {
    const containers = spec[list];
    if (containers === undefined) continue;
    for (let index = 0; index < containers.length; index++) {
      const container = containers[index];
      if (container !== undefined) located.push({ container, list, index });
    }
  }
  return located;
};

/** Where a container stands in a specification that stands at `path`. */
export const containerPath = ({ list, index }: LocatedContainer, path: Path): Path =>
  path.child(list).index(index);
