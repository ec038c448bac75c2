import type { Budget } from '../../../checker/budget/budget.ts';
import { Refusal } from '../../../checker/refusal.ts';
import type { ClusterInput } from '../../../models/cluster/plan/input.ts';
import type { Problem } from '../../../spec/problem.ts';
import type { Check } from '../check.ts';
import { judge } from '../judge.ts';
import { outcomeOf } from '../outcome.ts';
import { type CheckRequest, prepareOnBudget } from '../prepare.ts';
import { catalogueFor } from './catalogue.ts';
import type { Change } from './change.ts';

/** Changes after which every question holds, with what they make of the input. */
export type Advice = { readonly changes: readonly Change[]; readonly input: ClusterInput };

/**
 * What advice came to: nothing is violated as it is; these changes, of the least number that helps, each verified; none of the
 * catalogue helps; or a limit ended it before that was known. `tried`: checks that were made.
 */
export type Advised = {
  readonly kind: 'holds' | 'advice' | 'nothing helps' | 'undecided';
  readonly check: Check;
  readonly advice: readonly Advice[];
  readonly tried: number;
  /** changes that could not be judged: too large, or refused */
  readonly open: number;
};

export type AdviceLimits = {
  readonly budget: Budget;
  /** checks at most */
  readonly most: number;
  /** ways to mend it after which no more are looked for */
  readonly ways: number;
  readonly signal?: AbortSignal;
  readonly onTry?: (says: string) => void;
};

/** changes that are put together at most */
const mostTogether = 3;

/**
 * The smallest changes of a catalogue after which all that is asked holds, each verified by a check of its own: single ones, and
 * where none helps two together, then three. A request that cannot be checked gives problems.
 */
export const advise = async (
  request: CheckRequest,
  { budget, most, ways, signal, onTry = () => {} }: AdviceLimits,
): Promise<Advised | { readonly kind: 'refused'; readonly problems: readonly Problem[] }> => {
  const checked = async (input: ClusterInput): Promise<Check | readonly Problem[]> => {
    const prepared = prepareOnBudget({ ...request, input, mayReduce: true }, budget);
    if (prepared.ok === false) return prepared.problems;
    if (prepared.ok === 'unfinished') return prepared.check;
    return judge(prepared.prepared, { budget, ...(signal && { signal }) });
  };
  const check = await checked(request.input);
  if (!('judged' in check)) return { kind: 'refused', problems: check };
  const before = outcomeOf(check);
  const none = { check, advice: [], tried: 1, open: 0 };
  if (before === 'good') return { kind: 'holds', ...none };
  if (before !== 'broken' && before !== 'pending') return { kind: 'undecided', ...none };
  const catalogue = catalogueFor(request.input);
  const advice: Advice[] = [];
  let [tried, open] = [1, 0];
  for (let together = 1; together <= mostTogether && advice.length === 0; together++) {
    for (const changes of combinations(catalogue, together)) {
      if (advice.length >= ways) return { kind: 'advice', check, advice, tried, open };
      if (tried >= most || budget.look() !== undefined) {
        return { kind: advice.length > 0 ? 'advice' : 'undecided', check, advice, tried, open };
      }
      onTry(changes.map(({ says }) => says).join('; '));
      const input = changes.reduce((sofar, { apply }) => apply(sofar), request.input);
      const outcome = await outcomeWith(() => checked(input));
      tried++;
      if (outcome === 'good') advice.push({ changes, input });
      else if (outcome === 'open') open++;
    }
  }
  const kind = advice.length > 0 ? 'advice' : open > 0 ? 'undecided' : 'nothing helps';
  return { kind, check, advice, tried, open };
};

/** A change that the API or the checker refuses, or that makes too much of it, helps nobody. */
const outcomeWith = async (
  checked: () => Promise<Check | readonly Problem[]>,
): Promise<'good' | 'bad' | 'open'> => {
  try {
    const check = await checked();
    if (!('judged' in check)) return 'open';
    const outcome = outcomeOf(check);
    return outcome === 'good'
      ? 'good'
      : outcome === 'undecided' || outcome === 'interrupted'
        ? 'open'
        : 'bad';
  } catch (error) {
    if (error instanceof Refusal) return 'open';
    throw error;
  }
};

/** Every choice of so many, in order. */
const combinations = (changes: readonly Change[], count: number): readonly (readonly Change[])[] =>
  count === 0
    ? [[]]
    : changes.flatMap((change, index) =>
        combinations(
          changes.slice(index + 1).filter(({ part }) => part !== change.part),
          count - 1,
        ).map((others) => [change, ...others]),
      );
