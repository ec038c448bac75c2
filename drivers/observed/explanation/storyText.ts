import type { Story } from './story.ts';

const endWords: { readonly [E in Story['end']]: string } = {
  removed: 'it is removed',
  there: 'it is there when the recording ends',
  undecided: 'what follows is not explained: too much of it is hidden',
  unexplained: 'no run of its charts shows what follows',
};

/** A story for people: events with their lines, and indented what may have happened before each. */
export const storyText = ({ pod, uid, chapters, end }: Story): string =>
  [
    `${pod} (${uid})`,
    ...chapters.flatMap(({ line, hidden, event }) => [
      ...hidden.map((step) => `          ${step}`),
      `${String(line).padStart(6)}  ${event}`,
    ]),
    `        ${endWords[end]}`,
  ].join('\n');
