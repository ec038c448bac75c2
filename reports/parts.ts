import type { Check, JudgedLaw } from '../drivers/exhaustive/check.ts';

type BrokenIn = JudgedLaw['in'];

/** ` by Deployment default/web`: where a law is violated, if that is a part of an application. */
export const whereText = (part: BrokenIn): string => (part ? ` by ${part.of.join(', ')}` : '');

/** In which other parts it is violated, in a line or none. */
export const alsoText = (part: BrokenIn): readonly string[] =>
  part && part.also.length > 0 ? [`so it is, each by itself, by ${part.also.join(', ')}`] : [];

/** That an application was judged part by part, in a line or none. */
export const partsText = ({ parts = [], input }: Pick<Check, 'parts' | 'input'>): readonly string[] => {
  if (parts.length === 0) return [];
  const isEach = parts.every(({ of }) => of.length === 1);
  if (input.smaller !== undefined) return [];
  const [first, ...others] = parts;
  if (others.length === 0)
    return [`judged by itself: ${first!.of.join(', ')}, which nothing ties to the others`];
  const how = isEach ? 'one workload at a time' : `in ${parts.length} parts`;
  return [`judged ${how}: nothing in the model ties the ${isEach ? parts.length : 'parts'} to each other`];
};

/** Of which part the counts of a search are, and how many states all have together. */
export const toldText = ({
  parts = [],
  isDecided,
}: Pick<Check, 'parts' | 'isDecided'>): readonly string[] => {
  const told = parts.find(({ isTold }) => isTold);
  if (!told || parts.length < 2) return [];
  if (isDecided) return [];
  const states = parts.reduce((sum, part) => sum + part.states, 0).toLocaleString('en-US');
  return [`that is ${told.of.join(', ')}; all ${parts.length} parts have ${states} states`];
};
