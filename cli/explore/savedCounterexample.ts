import { readRegularFile } from '../../drivers/inputFile.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import {
  mostCounterexampleBytes,
  readCounterexample,
} from '../../reports/counterexample/readCounterexample.ts';
import { Failure, fail } from '../failure.ts';

/** how far into a file its format is looked for */
const looked = 200;

/** The counterexample that the only operand is; undefined: the operands are manifests. */
export const savedCounterexample = (operands: readonly string[]): Counterexample | undefined => {
  const texts = operands
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, text: textOf(file) }));
  const saved = texts.find(({ text }) => text.slice(0, looked).includes('"pod-semantics/counterexample"'));
  if (!saved) return undefined;
  if (operands.length > 1) fail('PS1201', `${saved.file} is a counterexample: it stands alone`);
  const result = readCounterexample(saved.file, saved.text);
  if (!result.ok) throw new Failure([result.problem]);
  return result.counterexample;
};

const textOf = (file: string): string => {
  try {
    return readRegularFile(file, mostCounterexampleBytes).toString('utf8');
  } catch {
    // who reads manifests says what is wrong with it
    return '';
  }
};
