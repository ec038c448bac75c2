import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itfOf } from '../../checker/trace/itf.ts';
import type { Check } from '../../properties/check/check.ts';
import { counterexampleName, counterexampleOf } from '../../reports/counterexample/counterexample.ts';
import { counterexampleText } from '../../reports/counterexample/writeCounterexample.ts';
import { wordsOf } from '../../reports/words.ts';
import { fail } from '../failure.ts';

export const defaultFolder = 'pod-semantics-counterexamples';

/** Saves every counterexample, and beside it the same trace as ITF; the answer is the file of each law. */
export const saveCounterexamples = (check: Check, folder: string): Map<string, string> => {
  const saved = new Map<string, string>();
  for (const judged of check.judged) {
    const counterexample = counterexampleOf(check, judged);
    if (!counterexample || judged.verdict.verdict !== 'violated') continue;
    const base = join(folder, counterexampleName(counterexample));
    const itf = itfOf(judged.verdict.trace, `breaks ${judged.law.id}: ${wordsOf(judged.law).says}`);
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${base}.json`, counterexampleText(counterexample));
      writeFileSync(`${base}.itf.json`, `${JSON.stringify(itf, null, 1)}\n`);
    } catch (error) {
      fail('PS1205', `${base}.json cannot be written: ${(error as Error).message}`);
    }
    saved.set(judged.law.id, `${base}.json`);
  }
  return saved;
};
