import type { Story } from '../../drivers/observed/explanation/story.ts';
import { laneOrder, type Message, type Sequence } from './sequence.ts';

/** Who writes what an event of a Pod tells, by the words in which stories tell it. */
const writers: readonly (readonly [words: RegExp, lane: string])[] = [
  [/^its kubelet writes/, 'kubelet'],
  [/^it is bound to|^the scheduler/, 'scheduler'],
  [/^Pod garbage collection/, 'Pod garbage collector'],
  [/^the node lifecycle controller/, 'node lifecycle controller'],
  [/^it is told that it will be disrupted/, 'controllers'],
];

/** Who wrote it. */
export const writerOf = (event: string): string =>
  writers.find(([words]) => words.test(event))?.[1] ?? 'clients';

/** What may have happened on the node: the kubelet asks the runtime; everything else happens there by itself. */
const hiddenMessage = (pod: string, text: string): Message => {
  const [, words = text] = /^kubelet (.*)$/.exec(text) ?? [];
  const from = words === text ? 'runtime' : 'kubelet';
  return { number: undefined, from, to: 'runtime', text: `${pod}: ${words}`, changes: [], isFault: false };
};

/**
 * What a recording showed of its Pods as one sequence, in the order of its lines: what the API showed has the number of
 * its line, what may have happened on nodes before that is dashed.
 */
export const recordedSequence = (stories: readonly Story[]): Sequence => {
  const chapters = stories.flatMap(({ pod, chapters: told }) => told.map((chapter) => ({ pod, ...chapter })));
  const messages = chapters
    .toSorted((a, b) => a.line - b.line)
    .flatMap(({ pod, line, hidden, event }): Message[] => [
      ...hidden.map((text) => hiddenMessage(pod, text)),
      {
        number: line,
        from: writerOf(event),
        to: 'API server',
        text: `${pod}: ${event}`,
        changes: [],
        isFault: false,
      },
    ]);
  return { lanes: laneOrder(messages), messages, loopFrom: undefined };
};
