import type { LawWords } from './traceLaw.ts';

/** What the recorder itself owes: these two are judged over all lines, actions included. */
export const sequence: LawWords = {
  id: 'watch/seq',
  says: 'The lines of a recording are numbered one after the other: none is missing, none came twice, none changed places',
  source: 'the format of recordings',
  exceptions: ['recordings without numbers'],
};

export const time: LawWords = {
  id: 'watch/time',
  says: 'Events are received in the order of their times, give or take a few seconds',
  source: 'the format of recordings',
  exceptions: ['near-simultaneous events of different resources'],
};

/** By how much times of events may be inverted, in seconds. */
export const timeSlack = 5;
