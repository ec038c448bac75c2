import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itfOf } from '../../checker/trace/itf.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import type { JudgedLaw } from '../../drivers/exhaustive/check.ts';
import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import {
  type Counterexample,
  counterexampleName,
  counterexampleOf,
} from '../../reports/counterexample/counterexample.ts';
import { counterexampleText } from '../../reports/counterexample/writeCounterexample.ts';
import { problemText } from '../../spec/problem.ts';
import { Failure, fail } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';
import { defaultFolder } from './defaults.ts';

/** A counterexample with the trace that it stands for. */
type Found = { readonly counterexample: Counterexample; readonly trace: Trace };

/**
 * Saves counterexamples, and beside each the same trace as ITF; the answer is the file of each law. They go where
 * it was asked for; else to the default folder, if that can be written; nowhere for `false`.
 */
export const saveCounterexamples = (
  found: readonly Found[],
  folder: string | false | undefined,
  { complain }: Surroundings,
): ReadonlyMap<string, string> => {
  if (folder === false) return new Map();
  try {
    return new Map(found.map((each) => [each.counterexample.law, save(each, folder ?? defaultFolder)]));
  } catch (error) {
    if (folder !== undefined || !(error instanceof Failure)) throw error;
    for (const each of error.problems) complain(`warning: ${problemText(each)}`);
    return new Map();
  }
};

/** The counterexamples of a check. */
export const counterexamplesOf = (check: CheckRequest & { readonly judged: readonly JudgedLaw[] }): Found[] =>
  check.judged.flatMap((judged) => {
    const counterexample = counterexampleOf(check, judged);
    const { verdict } = judged;
    return counterexample && verdict.verdict === 'violated' ? [{ counterexample, trace: verdict.trace }] : [];
  });

const save = ({ counterexample, trace }: Found, folder: string): string => {
  const base = join(folder, counterexampleName(counterexample));
  const itf = itfOf(trace, `breaks ${counterexample.law} in the scenario ${counterexample.scenario}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${base}.json`, counterexampleText(counterexample));
    writeFileSync(`${base}.itf.json`, `${JSON.stringify(itf, null, 1)}\n`);
  } catch (error) {
    fail('PS1205', `${base}.json cannot be written: ${(error as Error).message}`);
  }
  return `${base}.json`;
};
