import { checkWritable } from '../../checker/explore/checkpointFile.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { partialOrderRefusal } from '../../checker/partialOrder/partialOrderSearch.ts';
import { Refusal } from '../../checker/refusal.ts';
import { symmetryOf } from '../../checker/symmetry/symmetry.ts';
import { asksForVerdictsOnly, type Check, checkOf, type JudgedLaw, type JudgeOptions } from './check.ts';
import { examine } from './examine.ts';
import { judgeReduced } from './judgeReduced.ts';
import { lawVerdicts } from './lawVerdict.ts';
import type { PreparedCheck } from './prepare.ts';
import { wholeFor } from './reducedSystem.ts';
import { symmetryAnswer } from './reductions.ts';
import { searchAll } from './searchAll.ts';

/**
 * Explores a prepared system and judges every law: a reduced one if there is one and nothing but verdicts is asked for.
 * Symmetry is given up if a law turns out to tell apart what was taken to be alike. Partial order reduction is refused
 * (CK306) where no step can be left out.
 */
export const judge = async (prepared: PreparedCheck, options: JudgeOptions = {}): Promise<Check> => {
  const { built, compiled, reduced, wholeRuns } = prepared;
  if (!reduced) return judgeWhole(prepared, options);
  const check = asksForVerdictsOnly(options) ? await judgeReduced(prepared, reduced, options) : undefined;
  const left = check ? wholeRuns : [...compiled.laws, ...wholeRuns];
  if (check && left.length === 0) return check;
  const whole = { ...prepared, compiled: wholeFor(built, left), reduced: undefined };
  const rest = await judgeWhole(whole, options);
  return check ? { ...rest, judged: together(check, rest, wholeRuns) } : rest;
};

/** Verdicts of two searches: of laws of whole runs the second, of all others the first. */
const together = (check: Check, rest: Check, wholeRuns: readonly Law[]): readonly JudgedLaw[] =>
  check.judged.map((judged, at) => (wholeRuns.includes(judged.law) ? rest.judged[at]! : judged));

const judgeWhole = async (prepared: PreparedCheck, options: JudgeOptions): Promise<Check> => {
  const { partialOrder = false } = options;
  const noOrder = partialOrder ? partialOrderRefusal(prepared.compiled) : undefined;
  if (noOrder) throw new Refusal('CK306', prepared.compiled.system.name, noOrder);
  const symmetry = options.symmetry ? symmetryOf(prepared.compiled) : undefined;
  if (options.checkpoint !== undefined) checkWritable(options.checkpoint);
  const first = await searchAll(prepared, options, symmetry);
  const doubts = symmetry?.doubts ?? new Set();
  // the second search is another one: there is no checkpoint of it
  const { resume: _, ...fromTheStart } = options;
  const used = doubts.size > 0 ? undefined : symmetry;
  const exploration = doubts.size > 0 ? await searchAll(prepared, fromTheStart, undefined) : first;
  if (!used && exploration.compiled.laws.some(isLiveness)) options.onLiveness?.(exploration);
  const searched = { symmetry: used, partialOrder };
  const answer = options.symmetry ? symmetryAnswer(symmetry, doubts) : undefined;
  return {
    ...checkOf(prepared, exploration, lawVerdicts(exploration, searched), options, answer),
    alike: used?.classes ?? [],
    examined: examine(exploration, searched, options),
  };
};
