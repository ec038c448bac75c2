import { computed, signal } from '@preact/signals';
import type { Moment } from '../explored.ts';
import type { Opened } from '../opened.ts';
import { subjectNames } from '../subjectNames.ts';
import { lineOf, placesTo, take, takeAll, type Walk } from '../walk.ts';

/** All that the page shows, and how it changes. */
export const createStore = ({ data, explored, walk: begun, notices }: Opened) => {
  const walk = signal<Walk>(begun);
  const moments = new Map<number, Moment>([[0, explored.begin()]]);

  const momentAt = (node: number): Moment => {
    const { nodes } = walk.value;
    const missing: number[] = [];
    let known = node;
    while (!moments.has(known)) {
      missing.push(known);
      known = nodes[known]!.parent!;
    }
    let moment = moments.get(known)!;
    for (const next of missing.reverse()) {
      moment = explored.next(moment, nodes[next]!.place)!;
      moments.set(next, moment);
    }
    return moment;
  };

  const moment = computed(() => momentAt(walk.value.at));
  const state = computed(() => explored.snapshots(moment.value.state));
  const before = computed(() => {
    const { before: was } = moment.value;
    return was && explored.snapshots(was);
  });
  const names = computed(() => subjectNames(explored.system, state.value));
  const line = computed(() => lineOf(walk.value));
  const path = computed(() => {
    const places = placesTo(walk.value, line.value.at(-1)!);
    return { path: places, at: line.value.indexOf(walk.value.at) };
  });

  return {
    data,
    explored,
    walk,
    momentAt,
    moment,
    state,
    before,
    names,
    line,
    path,
    notices: signal(notices),
    search: signal(''),
    /** the component whose chart is shown; undefined: the first that the last step moved */
    chosen: signal<number | undefined>(undefined),
    hidden: signal<ReadonlySet<string>>(new Set(['counts'])),
    dialog: signal<'find' | 'help' | 'link' | 'sequence' | undefined>(undefined),
    told: signal(''),
    /** a walk of its own takes the place of this one */
    open: (opened: Walk): void => {
      moments.clear();
      moments.set(0, explored.begin());
      walk.value = opened;
    },
    takePlace: (place: number): void => {
      walk.value = take(walk.value, place);
    },
    takePlaces: (places: readonly number[]): void => {
      walk.value = takeAll(walk.value, places);
    },
  };
};

export type Store = ReturnType<typeof createStore>;
