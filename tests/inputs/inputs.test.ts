import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../checker/simulate/random.ts';
import { isThorough } from '../thorough.ts';
import { entryNamed, entryNames } from './entries/entries.ts';
import { type Find, fuzzOnce, inputOf } from './fuzz.ts';
import { mutated } from './mutate.ts';
import { shrunk } from './shrink.ts';

/** `npm run fuzz:inputs -- --seed N` tries others */
const seed = 20_261_129;

/** inputs for each entry point; a server takes long to begin, and is asked only where there is time */
const runs: { readonly [entry: string]: number } = {
  manifests: 12,
  oracle: 60,
  recordings: 3,
  replay: 6,
  checkpoints: 12,
  options: 12,
  questions: 60,
  server: isThorough ? 100 : 0,
  queue: 12,
  pages: 6,
};

const tried = entryNames.filter((name) => runs[name] !== 0);

test.each(tried)(`no input of seed ${seed} ends in an internal error: %s`, async (name) => {
  const entry = await entryNamed(name);
  const finds: Find[] = [];
  const count = runs[name]! * (isThorough ? 100 : 1);
  for (let run = 0; run < count; run++) {
    const find = await fuzzOnce(entry, seed, run);
    if (find) finds.push(find);
  }
  await entry.end?.();
  expect(finds).toEqual([]);
});

describe('what is found', () => {
  const entry = (wrong: (text: string) => string | undefined) => ({
    name: 'frail',
    valid: ['{"a":[1,2,3],"b":"c"}'],
    take: async (text: string) => wrong(text),
  });

  test('is made short: what it does not need is left out', async () => {
    expect(await shrunk('..x....y..', async (text) => /x.*y/.test(text))).toBe('xy');
  });

  test('keeps the command that its first line is, and comes again with its seed and run', async () => {
    const commands = {
      ...entry((text) => (text.startsWith('b\n') ? 'x' : undefined)),
      firstLines: ['a', 'b'],
    };
    const runs = Array.from({ length: 20 }, (_, run) => run);
    const finds = await Promise.all(runs.map((run) => fuzzOnce(commands, 1, run)));
    expect(finds.map((find) => find?.input)).toEqual(
      runs.map((run) => (inputOf(commands, 1, run).startsWith('b\n') ? 'b\n' : undefined)),
    );
    expect(new Set(finds.map((find) => find !== undefined)).size).toBe(2);
  });

  test('may be about fields that are called as what all objects have', () => {
    const inputs = Array.from({ length: 300 }, (_, seed) => mutated(['{"a":{"b":1}}'], randomFrom(seed)));
    expect(inputs.some((input) => /"__proto__":/.test(input))).toBe(true);
  });

  test('is what an entry point says, or throws', async () => {
    expect(
      await fuzzOnce(
        entry(() => 'PS1999'),
        1,
        0,
      ),
    ).toMatchObject({ run: 0, wrong: 'PS1999', input: '' });
    const thrown = entry(() => {
      throw new TypeError('x is not a function');
    });
    expect(await fuzzOnce(thrown, 1, 0)).toMatchObject({ wrong: 'TypeError: x is not a function' });
    expect(
      await fuzzOnce(
        entry(() => undefined),
        1,
        0,
      ),
    ).toBeUndefined();
  });
});
