import { randomFrom, seedOf } from '../../checker/simulate/random.ts';
import { type Entry, partsOf, type Wrong } from './entry.ts';
import { mutated } from './mutate.ts';
import { shrunk } from './shrink.ts';

/** An input that came out wrong: the run of the seed that made it, what was wrong, and a short form of it. */
export type Find = { readonly run: number; readonly wrong: string; readonly input: string };

/** The input of one run of a seed. */
export const inputOf = ({ valid, firstLines = [] }: Entry, seed: number, run: number): string => {
  const random = randomFrom(seedOf(seed, run));
  const first = firstLines.length > 0 ? `${firstLines[random.below(firstLines.length)]}\n` : '';
  return first + mutated(valid, random);
};

/** A valid input. */
export const firstOf = ({ valid, firstLines }: Entry): string =>
  firstLines ? `${firstLines[0]}\n${valid[0]}` : valid[0]!;

const takenBy = async ({ take }: Entry, input: string): Promise<Wrong> => {
  try {
    return await take(input);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};

/** Hands one input in; what comes out wrong is made short. */
export const fuzzOnce = async (entry: Entry, seed: number, run: number): Promise<Find | undefined> => {
  const input = inputOf(entry, seed, run);
  const wrong = await takenBy(entry, input);
  if (wrong === undefined) return undefined;
  const [first, rest] = entry.firstLines ? [`${partsOf(input)[0]}\n`, partsOf(input)[1]] : ['', input];
  const isWrong = async (text: string): Promise<boolean> =>
    kindOf((await takenBy(entry, first + text)) ?? '') === kindOf(wrong);
  return { run, wrong, input: first + (await shrunk(rest, isWrong)) };
};

/** Finds that differ in names and numbers alone are one. */
export const kindOf = (wrong: string): string => wrong.replaceAll(/\d+|"[^"]*"|'[^']*'/g, '_').slice(0, 120);
