import type { Pod } from '../../../spec/api/objects/core.ts';
import { type Additions, containersOf } from './explainedPod.ts';
import type { Met } from './search.ts';
import { type ContainerSight, type Sight, shownConditions } from './sight.ts';
import type { Wanted } from './wanted.ts';

const containerWords = ({ state, exit, ready, started }: ContainerSight): string => {
  if (state === 'running') return `running, ${ready ? 'ready' : started ? 'not ready' : 'not started'}`;
  if (state === 'terminated') return exit === null ? 'terminated, unseen' : `terminated with ${exit}`;
  return exit === null ? 'waiting' : `waiting after it ended with ${exit}`;
};

/** Everything that a status shows, as short phrases, so that two can be held against each other. */
const phrases = (sight: Sight, names: readonly string[], starts: readonly number[]): readonly string[] => [
  `phase ${sight.phase}${sight.failedByKubelet ? ', failed by its kubelet' : ''}`,
  ...sight.conditions.map((status, at) => `${shownConditions[at]} ${status || 'unset'}`),
  ...sight.containers.map((container, at) => `${names[at]} ${containerWords(container)}`),
  ...starts.map(
    (count, at) => `${names[at]} started ${count === 1 ? 'once' : `${count} times`} since the last write`,
  ),
];

/** What was seen and what could have been, as far as they differ. */
export const contrast = (
  { spec }: Pod,
  additions: Additions,
  { sight, starts }: Wanted,
  { could, met }: { readonly could: Sight; readonly met: Met },
): { readonly seen: string; readonly allowed: string } => {
  const names = containersOf(spec, additions).map(({ name }) => name);
  const [is, might] = [phrases(sight, names, starts), phrases(could, names, met.starts)];
  const differing = is.flatMap((phrase, at) => (phrase === might[at] ? [] : [at]));
  return {
    seen: differing.map((at) => is[at]).join(', '),
    allowed: differing.map((at) => might[at]).join(', '),
  };
};
