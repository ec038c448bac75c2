import { printable } from '../../../spec/printable.ts';
import type { Story } from './story.ts';

/** How a story ends, in words. */
export const storyEnds: { readonly [E in Story['end']]: string } = {
  removed: 'it is removed',
  there: 'it is there when the recording ends',
  undecided: 'what follows is not explained: too much of it is hidden',
  unexplained: 'no run of its charts shows what follows',
};

/** Seconds since the Pod was created: the time line on which its story is told. */
export const sinceCreated = ({ chapters }: Story, time: number): string =>
  `+${(time - (chapters[0]?.time ?? time)).toFixed(1)} s`;

/** A story for people: events with their lines and times, and indented what may have happened before each. */
export const storyText = (story: Story): string => {
  const { pod, uid, chapters, end } = story;
  return [
    `${printable(`${pod} (${uid})`)}, created at ${new Date(1000 * (chapters[0]?.time ?? 0)).toISOString()}`,
    ...chapters.flatMap(({ line, time, hidden, event }) => [
      ...hidden.map((step) => `                      ${printable(step)}`),
      `${String(line).padStart(6)}  ${sinceCreated(story, time).padStart(10)}  ${printable(event)}`,
    ]),
    `                    ${storyEnds[end]}`,
  ].join('\n');
};
