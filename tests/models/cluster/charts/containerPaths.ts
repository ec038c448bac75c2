import { container } from '../../../../models/cluster/charts/pod/container.ts';
import type { ContainerState, ContainerStatus } from '../../../../spec/api/objects/core.ts';
import { type Path, shortestPaths, simplePaths } from '../../charts/paths.ts';

/** What the kubelet and the runtime do to a container of a Pod that is not torn down. */
const events = (['START', 'EXIT_ZERO', 'EXIT_NONZERO', 'TERM', 'KILL', 'LOST'] as const).map((type) => ({
  type,
}));
export const paths = simplePaths(container, events);

export type ContainerPath = Path<typeof container>;
type EventType = ContainerPath['events'][number]['type'];

/** Exit codes as runtimes give them. */
const exitCodes: { readonly [type in EventType]?: number } = {
  EXIT_ZERO: 0,
  EXIT_NONZERO: 1,
  KILL: 137,
  LOST: 137,
};

/** The state that a path leaves a container in, told from its events alone. */
export const stateAfter = ({ events: happened }: ContainerPath): ContainerState => {
  const last = happened.at(-1)?.type;
  if (last === undefined) return { waiting: { reason: 'ContainerCreating' } };
  const exitCode = exitCodes[last];
  return exitCode === undefined ? { running: {} } : { terminated: { exitCode } };
};

const restartsIn = ({ events: happened }: ContainerPath): number =>
  Math.max(0, happened.filter(({ type }) => type === 'START').length - 1);

/** The status that a path leaves a container with, told from its events alone. */
export const statusAfter = (name: string, path: ContainerPath): ContainerStatus => ({
  name,
  image: '',
  imageID: '',
  ready: false,
  started: stateAfter(path).running !== undefined,
  restartCount: restartsIn(path),
  state: stateAfter(path),
});

/** The shortest ways of two containers, each beside each. */
export const pairs = shortestPaths(container, events).flatMap((first) =>
  shortestPaths(container, events).map((second) => [first, second] as const),
);
