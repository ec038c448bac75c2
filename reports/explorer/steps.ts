import type { Rule } from '../../checker/system/rule.ts';
import { ruleInWords } from '../questions/ruleInWords.ts';
import type { Explored, Moment } from './explored.ts';
import { subjectNames } from './subjectNames.ts';

/** Something that can happen next, as people say it. */
export type PossibleStep = {
  /** its place among those that are possible: links count by it */
  readonly place: number;
  readonly rule: Rule;
  readonly who: string;
  readonly does: string;
  /** it happens sooner or later unless something else comes before; the others are faults, and what users ask for */
  readonly isDue: boolean;
};

/** What can happen in a moment: first what is due, then faults and wishes. */
export const possibleSteps = (explored: Explored, { state }: Moment): readonly PossibleStep[] => {
  const names = subjectNames(explored.system, explored.snapshots(state));
  const steps = explored.possible(state).map((rule, place): PossibleStep => {
    return { place, rule, isDue: rule.fair !== false, ...ruleInWords(rule, names) };
  });
  return [...steps.filter(({ isDue }) => isDue), ...steps.filter(({ isDue }) => !isDue)];
};

/** The step that led to a moment in words; undefined: it is the beginning. */
export const takenStep = (
  explored: Explored,
  moment: Moment,
): { readonly who: string; readonly does: string; readonly isDue: boolean } | undefined => {
  const rule = moment.happened[0]?.rule;
  if (moment.before === undefined || !rule) return undefined;
  const names = subjectNames(explored.system, explored.snapshots(moment.state));
  return { ...ruleInWords(rule, names), isDue: rule.fair !== false };
};
