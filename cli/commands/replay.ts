import { recheck } from '../../drivers/exhaustive/recheck.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import {
  mostCounterexampleBytes,
  readCounterexample,
} from '../../reports/counterexample/readCounterexample.ts';
import { rebuild } from '../../reports/counterexample/rebuild.ts';
import { subjectNames } from '../../reports/explorer/subjectNames.ts';
import { replayReport } from '../../reports/json/replayReport.ts';
import { type Sequence, sequenceOf } from '../../reports/sequence/sequence.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { wrap } from '../../reports/terminal/table.ts';
import { traceText } from '../../reports/terminal/traceText.ts';
import { narrate } from '../../reports/trace/narrate.ts';
import { wordsOf } from '../../reports/words.ts';
import { counterexampleAlong, type PathOptions, pathOptions } from '../check/counterexampleAlong.ts';
import type { CommandBody, OptionValues } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { readingInput } from '../input/readInput.ts';
import { readText } from '../input/readText.ts';
import type { Surroundings } from '../surroundings.ts';
import { writeSequence } from '../writeSequence.ts';
import { writtenOr } from '../writeWhole.ts';

export const replay = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'a counterexample that check or fuzz saved; with --path, the manifests that check had',
    },
  ],
  options: [
    ...pathOptions,
    { flags: '--json', says: 'print one JSON object: the steps, and whether the law is violated' },
    { flags: '--svg <file>', says: 'write the way as a picture of who tells whom what, in time' },
    { flags: '--mermaid <file>', says: 'write the same as text that Mermaid draws' },
  ],
  notes: 'exit codes: 0 the law is not violated this way (any more), 1 it is violated, 2 bad input',
  run: async (files, options, surroundings) => {
    const { print, columns, colours } = surroundings;
    const counterexample =
      options.path === undefined
        ? await fromFile(files, options, surroundings)
        : await counterexampleAlong(files, options as PathOptions, surroundings);
    const { system, law } = await rebuildFor(counterexample);
    const { trace, broken, why } = recheck(system, law, counterexample.choices, counterexample.loopFrom);
    const steps = narrate(trace);
    const colour = paint(colours);
    if (options.json) print(JSON.stringify(replayReport(counterexample, steps, broken), null, 1));
    else {
      const verdict = broken
        ? colour.red(`${law.id} is violated: ${wordsOf(law).says}`)
        : colour.green(`${law.id} is not violated: ${why}`);
      const lines = traceText(steps, counterexample.loopFrom ?? undefined, columns, colour);
      print([...lines, '', ...wrap(verdict, columns)].join('\n'));
    }
    const code = broken ? exitCode.broken : exitCode.good;
    const sequence = (): Sequence =>
      sequenceOf(steps, subjectNames(system, trace.initial), counterexample.loopFrom ?? undefined);
    return writtenOr(writeSequence(sequence, options), code, surroundings.complain);
  },
});

const fromFile = async (
  files: readonly string[],
  options: OptionValues,
  surroundings: Surroundings,
): Promise<Counterexample> => {
  const [file, ...more] = files;
  if (file === undefined) return fail('PS1201', 'replay takes a saved counterexample, or --path');
  if (more.length > 0) fail('PS1201', 'replay takes one saved counterexample');
  const own = new Set(['json', 'svg', 'mermaid', 'debug']);
  const meant = Object.keys(options).find((name) => !own.has(name));
  if (meant !== undefined) fail('PS1201', `a saved counterexample says all of it; ${meant} goes with --path`);
  return read(file, surroundings);
};

const read = async (file: string, { tell }: Surroundings): Promise<Counterexample> => {
  tell({ kind: 'phase', phase: readingInput });
  const text = await readText(file, mostCounterexampleBytes);
  tell({ kind: 'phase', phase: 'replaying' });
  const result = readCounterexample(file, text);
  if (!result.ok) throw new Failure([result.problem]);
  return result.counterexample;
};

const rebuildFor = async (counterexample: Counterexample) => {
  const rebuilt = await rebuild(counterexample);
  if (!rebuilt.ok) throw new Failure(rebuilt.problems);
  const law = rebuilt.laws.find((each) => each.id === counterexample.law);
  if (!law) return fail('PS1203', `no law is called ${JSON.stringify(counterexample.law)}`);
  return { system: rebuilt.built.system, law };
};
