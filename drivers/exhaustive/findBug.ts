import type { Bug } from '../../properties/bugs/bug.ts';
import { bugs } from '../../properties/bugs/bugs.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';

export type FoundBug =
  | { readonly ok: true; readonly bug: Bug }
  | { readonly ok: false; readonly problem: Problem };

/** The bug with that number among its issues and changes: `58711` or `#58711`. Another number is a problem (PS1203). */
export const findBug = (number: string): FoundBug => {
  const asked = number.replace(/^#/, '');
  const bug = bugs.find(({ numbers }) => numbers.some((each) => String(each) === asked));
  if (bug) return { ok: true, bug };
  const known = bugs.flatMap(({ numbers }) => numbers.map(String));
  const message = `no known bug has the number ${JSON.stringify(number)}; ${didYouMean(asked, known, 'podsem bugs')}`;
  return { ok: false, problem: problem('PS1203', message) };
};
