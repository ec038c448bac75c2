import type { LazyState } from '../../checker/lazy/lazyRun.ts';
import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import type {
  AskedPodConstants,
  AskedWorkload,
  AskedWorkloadConstants,
} from '../../models/views/askedViews.ts';
import { constantsOf } from '../../models/views/constants.ts';
import type { PodView } from '../../models/views/podView.ts';
import { subjectNames } from '../explorer/subjectNames.ts';

/** Something that can be looked at in every state: one Pod, or the Pods of a workload. */
export type Observation = {
  /** as the API calls it: `web-1`, `web` */
  readonly name: string;
  readonly says: string;
  readonly kind: 'Pod' | 'workload';
  /** its value is told by these components alone */
  readonly components: readonly number[];
  /** what it is in a state, in words */
  readonly of: (state: SystemState) => string;
};

/** What can be looked at in a system: each Pod's phase and place, and of each workload how many of its Pods are how. */
export const observationsOf = (system: System, first: SystemState): readonly Observation[] => {
  const names = subjectNames(system, first);
  const pods = system.views.filter(({ kind }) => kind === 'pod');
  const asked = system.views.filter(({ kind }) => kind === 'asked pod');
  const workloadOf = new Map(
    asked.map((view) => [view.name, constantsOf<AskedPodConstants>(shown(view, first) as object)?.workload]),
  );
  return [
    ...pods.map(
      (view): Observation => ({
        name: names.get(view.name) ?? view.name,
        says: 'its phase and place',
        kind: 'Pod',
        components: indices([view]),
        of: (state) => placeText(shown(view, state) as PodView),
      }),
    ),
    ...system.views
      .filter(({ kind }) => kind === 'asked workload')
      .map((view): Observation => {
        const { name } = constantsOf<AskedWorkloadConstants>(shown(view, first) as object);
        const its = pods.filter((pod) => workloadOf.get(pod.name) === name);
        return {
          name,
          says: 'how many of its Pods are how',
          kind: 'workload',
          components: indices([view, ...its]),
          of: (state) =>
            countsText(
              shown(view, state) as AskedWorkload,
              its.map((pod) => shown(pod, state) as PodView),
            ),
        };
      }),
  ];
};

/** Several observations as one. */
export const together = (observations: readonly Observation[]): Observation => ({
  name: observations.map(({ name }) => name).join(', '),
  says: observations.map(({ name, says }) => `${name}: ${says}`).join('; '),
  kind: 'Pod',
  components: [...new Set(observations.flatMap(({ components }) => components))],
  of: (state) => observations.map(({ name, of }) => `${name}: ${of(state)}`).join('\n'),
});

/** Asks an observation once for all states that look alike to it. */
export const remembered = (
  { components, of }: Observation,
  snapshots: (state: LazyState) => SystemState,
): ((state: LazyState) => string) => {
  const known = new Map<string, string>();
  return (state) => {
    const key = components.map((index) => state[index]).join();
    const text = known.get(key) ?? of(snapshots(state));
    known.set(key, text);
    return text;
  };
};

const shown = ({ components, project }: View, state: SystemState): unknown =>
  project(...components.map(({ index }) => state[index]!));

const indices = (views: readonly View[]): readonly number[] => [
  ...new Set(views.flatMap(({ components }) => components.map(({ index }) => index))),
];

const howText = ({ phase = 'Pending', ready, deleting }: PodView): string =>
  [phase, ...(ready ? ['ready'] : []), ...(deleting ? ['terminating'] : [])].join(', ');

const placeText = (pod: PodView): string => {
  if (pod.existence === 'not created') return 'not created';
  if (pod.existence === 'gone') return 'gone from the API';
  return `${howText(pod)}\n${pod.nodeName === undefined ? 'on no node' : `on ${pod.nodeName}`}`;
};

const countsText = ({ exists, replicas }: AskedWorkload, pods: readonly PodView[]): string => {
  const counts = new Map<string, number>();
  for (const pod of pods) {
    if (pod.existence === 'present') counts.set(howText(pod), (counts.get(howText(pod)) ?? 0) + 1);
  }
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([how, count]) => `${count} ${how}`);
  return [exists ? `wants ${replicas}` : 'not in the API', ...(parts.length > 0 ? parts : ['no Pods'])].join(
    '\n',
  );
};
