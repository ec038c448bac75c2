import { join } from 'node:path';
import { itfOf } from '../../checker/trace/itf.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import type { JudgedLaw } from '../../drivers/exhaustive/check.ts';
import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import { makeFolder } from '../../drivers/makeFolder.ts';
import {
  type Counterexample,
  counterexampleName,
  counterexampleOf,
} from '../../reports/counterexample/counterexample.ts';
import { counterexampleText } from '../../reports/counterexample/writeCounterexample.ts';
import { type Problem, problemText } from '../../spec/problem.ts';
import type { Surroundings } from '../surroundings.ts';
import { ownerOnly, unwritable, writeWhole } from '../writeWhole.ts';
import { defaultFolder } from './defaults.ts';

/** A counterexample with the trace that it stands for. */
type Found = { readonly counterexample: Counterexample; readonly trace: Trace };

export type Saved = {
  /** the file of each law */
  readonly files: ReadonlyMap<string, string>;
  /** what could not be written, though it was asked for */
  readonly unwritten: readonly Problem[];
};

/**
 * Saves counterexamples, and beside each the same trace as ITF. They go where it was asked for; else to the default
 * folder, if that can be written; nowhere for `false`.
 */
export const saveCounterexamples = (
  found: readonly Found[],
  folder: string | false | undefined,
  { complain }: Surroundings,
): Saved => {
  if (folder === false) return { files: new Map(), unwritten: [] };
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const each of found) {
    const { file, problem } = save(each, folder ?? defaultFolder);
    if (problem) problems.push(problem);
    else files.set(each.counterexample.law, file);
  }
  if (folder !== undefined) return { files, unwritten: problems };
  for (const each of problems) complain(`warning: ${problemText(each)}`);
  return { files, unwritten: [] };
};

/** The counterexamples of a check. */
export const counterexamplesOf = (
  check: CheckRequest & { readonly judged: readonly JudgedLaw[] },
  showValues = false,
): Found[] =>
  check.judged.flatMap((judged) => {
    const counterexample = counterexampleOf(check, judged, showValues);
    const { verdict } = judged;
    return counterexample && verdict.verdict === 'violated' ? [{ counterexample, trace: verdict.trace }] : [];
  });

const save = (
  { counterexample, trace }: Found,
  folder: string,
): { readonly file: string; readonly problem: Problem | undefined } => {
  const base = join(folder, counterexampleName(counterexample));
  const file = `${base}.json`;
  const itf = itfOf(trace, `breaks ${counterexample.law} in the scenario ${counterexample.scenario}`);
  try {
    makeFolder(folder);
  } catch (error) {
    return { file, problem: unwritable(file, error) };
  }
  const problem =
    writeWhole(file, counterexampleText(counterexample), ownerOnly) ??
    writeWhole(`${base}.itf.json`, `${JSON.stringify(itf, null, 1)}\n`, ownerOnly);
  return { file, problem };
};
