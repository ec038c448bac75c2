import { OutOfBudget, onBudget, unlessOut } from '../../checker/budget/pace.ts';
import { checkWritable } from '../../checker/explore/checkpointFile.ts';
import { unexplored } from '../../checker/explore/unexplored.ts';
import type { Law } from '../../checker/laws/law.ts';
import { partialOrderRefusal } from '../../checker/partialOrder/partialOrderSearch.ts';
import { Refusal } from '../../checker/refusal.ts';
import { symmetryOf } from '../../checker/symmetry/symmetry.ts';
import { type Check, checkOf, type JudgedLaw, type JudgeOptions } from './check.ts';
import { examine } from './examine.ts';
import { judgeReduced } from './judgeReduced.ts';
import { lawVerdicts } from './lawVerdict.ts';
import type { PreparedCheck } from './prepare.ts';
import { wholeFor } from './reducedSystem.ts';
import { symmetryAnswer } from './reductions.ts';
import { searchAll } from './searchAll.ts';
import { endedBefore, unfinishedCheck } from './unfinished.ts';
import { asksForVerdictsOnly } from './verdictsOnly.ts';

/**
 * Explores a prepared system and judges every law: a reduced one if there is one and nothing but verdicts is asked for.
 * Symmetry is given up if a law turns out to tell apart what was taken to be alike. Partial order reduction is refused
 * (CK306) where no step can be left out.
 */
export const judge = async (prepared: PreparedCheck, options: JudgeOptions = {}): Promise<Check> => {
  try {
    return ended(await judgeAll(prepared, options), options);
  } catch (error) {
    if (error instanceof OutOfBudget) return unfinishedCheck(prepared, prepared.settled, error);
    throw error;
  }
};

/** A check whose search came to its end, but whose laws could not all be judged, ended with the limit that was met. */
const ended = (check: Check, { budget }: JudgeOptions): Check => {
  const { exploration, judged } = check;
  const isOpen = judged.some(({ verdict }) => verdict.verdict === 'undecided');
  const limit = isOpen && exploration.ending === 'complete' ? budget?.look() : undefined;
  if (limit === undefined) return check;
  return { ...check, exploration: { ...exploration, ending: limit }, during: budget!.phase };
};

const judgeAll = async (prepared: PreparedCheck, options: JudgeOptions): Promise<Check> => {
  const { built, compiled, reduced, wholeRuns, isDecided } = prepared;
  if (isDecided) {
    const exploration = unexplored(built.system, 'complete');
    return { ...checkOf(prepared, exploration, new Map(), options, undefined), alike: [], examined: {} };
  }
  if (!reduced) return judgeWhole(prepared, options);
  const check = asksForVerdictsOnly(options) ? await judgeReduced(prepared, reduced, options) : undefined;
  const left = check ? wholeRuns : [...compiled.laws, ...wholeRuns];
  if (check && left.length === 0) return check;
  try {
    options.budget?.begin('compiling the whole system');
    const whole = onBudget(options.budget, () => wholeFor(built, left));
    const rest = await judgeWhole({ ...prepared, compiled: whole, reduced: undefined }, options);
    return check ? { ...rest, judged: together(check, rest, wholeRuns) } : rest;
  } catch (error) {
    if (check && error instanceof OutOfBudget) return endedBefore(check, wholeRuns, error);
    throw error;
  }
};

/** Verdicts of two searches: of laws of whole runs the second, of all others the first. */
const together = (check: Check, rest: Check, wholeRuns: readonly Law[]): readonly JudgedLaw[] =>
  check.judged.map((judged, at) => (wholeRuns.includes(judged.law) ? rest.judged[at]! : judged));

const judgeWhole = async (prepared: PreparedCheck, options: JudgeOptions): Promise<Check> => {
  const { partialOrder = false, budget } = options;
  const noOrder = partialOrder ? partialOrderRefusal(prepared.compiled) : undefined;
  if (noOrder) throw new Refusal('CK306', prepared.compiled.system.name, noOrder);
  const symmetry = options.symmetry ? onBudget(budget, () => symmetryOf(prepared.compiled)) : undefined;
  if (options.checkpoint !== undefined) checkWritable(options.checkpoint);
  const first = await searchAll(prepared, options, symmetry);
  const doubts = symmetry?.doubts ?? new Set();
  // the second search is another one: there is no checkpoint of it
  const { resume: _, ...fromTheStart } = options;
  const used = doubts.size > 0 ? undefined : symmetry;
  const exploration = doubts.size > 0 ? await searchAll(prepared, fromTheStart, undefined) : first;
  const searched = { symmetry: used, partialOrder };
  const answer = options.symmetry ? symmetryAnswer(symmetry, doubts) : undefined;
  const verdicts = onBudget(budget, () => lawVerdicts(exploration, searched));
  budget?.begin('examining what was found');
  const examined = unlessOut(() => onBudget(budget, () => examine(exploration, searched, options)));
  return {
    ...checkOf(prepared, exploration, verdicts, options, answer),
    alike: used?.classes ?? [],
    examined: examined instanceof OutOfBudget ? {} : examined,
  };
};
