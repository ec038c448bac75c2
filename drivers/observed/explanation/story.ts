import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import { newPhrases } from './inWords.ts';
import type { Past } from './past.ts';
import type { Move, StateId } from './podGraph.ts';
import type { PodLife } from './podLife.ts';
import { type Met, search } from './search.ts';

/** An event of a Pod in words, and the hidden steps that led to it. */
export type Chapter = {
  readonly line: number;
  /** when the event was received, in unix seconds */
  readonly time: number;
  readonly hidden: readonly string[];
  readonly event: string;
};

/** A run of the charts of a Pod that shows its events. */
export type Story = {
  /** its namespace and name */
  readonly pod: string;
  readonly uid: string;
  readonly chapters: readonly Chapter[];
  /** what became of it: it was still there, or its explanation ended */
  readonly end: 'removed' | 'there' | 'undecided' | 'unexplained';
};

/**
 * Of all runs that explain a Pod, one with few hidden steps; told backwards from where the Pod likely is now. What led there
 * is looked for in what was likely before, then in what was possible.
 */
export const storyOf = (
  uid: string,
  { created, automaton, likely, past = [] }: PodLife,
  end: Story['end'],
): Story => {
  const chapters: Chapter[] = [];
  let state = automaton.statesOf(likely)[0]!;
  for (const event of past.toReversed()) {
    const { before, chapter } = chapterOf(event, state);
    if (chapter !== undefined) chapters.unshift(chapter);
    state = before;
  }
  return {
    pod: created.name,
    uid,
    chapters: [{ line: created.line, time: created.time, hidden: [], event: 'it is created' }, ...chapters],
    end,
  };
};

type Told = { readonly before: StateId; readonly chapter?: Chapter };

const chapterOf = (event: Past, state: StateId): Told => {
  const { automaton, from, likely } = event;
  const { graph } = automaton;
  switch (event.is) {
    case 'grown': {
      const { former } = event;
      const isBefore = (each: StateId): boolean => graph.takeOver(former.graph, each) === state;
      return { before: [likely, from].flatMap((belief) => former.statesOf(belief)).find(isBefore)! };
    }
    case 'written': {
      const { line, time, objects } = event;
      const isBefore = (each: StateId): boolean =>
        objects.some((object) => graph.beside(object, each) === state);
      const before = [likely, from].flatMap((belief) => automaton.statesOf(belief)).find(isBefore)!;
      return { before, chapter: { line, time, hidden: [], event: foreignWords(event) } };
    }
    case 'status': {
      const { line, time, wanted, likelyWanted, object, names, shown } = event;
      const led = ({ state: each }: Met): boolean => graph.beside(object, each) === state;
      const met =
        search(graph, automaton.statesOf(likely), likelyWanted).found.find(led) ??
        search(graph, automaton.statesOf(from), wanted).found.find(led)!;
      const way = wayTo(met);
      const news = newPhrases(shown, wanted.sight, names);
      return {
        before: way[0]!.state,
        chapter: {
          line,
          time,
          hidden: way.flatMap(({ by }) => (by === undefined ? [] : [moveWords(by, names)])),
          event: `its kubelet writes ${news.length === 0 ? 'its status again' : news.join(', ')}`,
        },
      };
    }
  }
};

const wayTo = (met: Met): readonly Met[] => (met.from === undefined ? [met] : [...wayTo(met.from), met]);

const moveWords = ({ rule, ends, exit, about }: Move, names: readonly string[]): string => {
  if (ends >= 0) return `container ${names[ends]} ${exit === 0 ? 'completes' : 'fails'}`;
  const words = `${rule.actor} ${rule.name}`;
  return about < 0
    ? words
    : words.replace(
        /the container|$/,
        (part) => `${part === '' ? ' of container' : 'container'} ${names[about]}`,
      );
};

const foreignWords = ({ writer, after }: Extract<Past, { is: 'written' }>): string => {
  const says: { readonly [W in PodWriter]?: string } = {
    binding: `it is bound to ${after.spec?.nodeName}`,
    deletion: `it is deleted, with ${after.metadata?.deletionGracePeriodSeconds} s of grace`,
    'shorter grace': `its grace becomes ${after.metadata?.deletionGracePeriodSeconds} s`,
    scheduler: 'the scheduler finds no node',
    disruption: 'it is told that it will be disrupted',
    'garbage collection': 'Pod garbage collection fails it',
    'node lifecycle': 'the node lifecycle controller finds its node lost',
    metadata: 'its metadata is changed',
    spec: 'its spec is changed',
    'status by hand': 'its status is changed by hand',
  };
  return says[writer] ?? writer;
};
