import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { capture } from '../capture.ts';
import { benchmark, newFile, report, withoutTimes } from './benchmark.ts';

const checkBenchmark = (...options: readonly string[]) => capture([...benchmark, '--no-save', ...options]);

/** A search that a limit ended, saved. */
const saved = async (...options: readonly string[]): Promise<string> => {
  const file = newFile('search.checkpoint');
  const { code } = await checkBenchmark('--max-states', '4000', '--checkpoint', file, ...options);
  expect(code).toBe(3);
  return file;
};

describe('a search that was ended and resumed', () => {
  test.each([{ options: [] }, { options: ['--symmetry'] }, { options: ['--workers', '2'] }])(
    'says what one in one go says: $options',
    async ({ options }) => {
      const file = await saved(...options);
      const { workers: _, ...resumed } = {
        workers: 0,
        ...withoutTimes(report(await checkBenchmark('--resume', file, '--json', ...options))),
      };
      const whole = withoutTimes(report(await checkBenchmark('--json', ...options)));
      // with two threads, which of several shortest counterexamples is found is a matter of chance
      const counts = (of: object) => (options.includes('--workers') ? { ...of, laws: [] } : of);
      expect(counts(resumed)).toEqual(counts(whole));
    },
  );

  test('may be saved again where it was resumed from', async () => {
    const file = await saved();
    const again = await checkBenchmark('--resume', file, '--checkpoint', file, '--max-states', '9000');
    expect(again.code).toBe(3);
    expect(report(await checkBenchmark('--resume', file, '--json')).states).toBe(16_169);
  });
});

describe('a checkpoint is refused', () => {
  const refused = async (argv: readonly string[]): Promise<string> => {
    const { code, out, err } = await capture([...argv, '--no-save']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };
  const check = ['check', '--scenario', 'replicated-pods', '--bounds'];

  test('by other bounds, other laws, another system, another reduction', async () => {
    const file = await saved();
    const others = [
      [...check, 'N=2,R=2,U=3,F=1,C=0'],
      [...check, 'N=2,R=2,U=3,F=1,C=1', '--law', 'P2'],
      [...check, 'N=2,R=2,U=3,F=1,C=1', '--symmetry'],
      ['check', 'cli/examples/web-server.yaml'],
    ];
    for (const argv of others) {
      expect(await refused([...argv, '--resume', file])).toMatch(/it is of another search \(CK304\)\n$/);
    }
  });

  test('if it is damaged, cut off, no checkpoint, or not there', async () => {
    const file = await saved();
    const bytes = readFileSync(file);
    const variants = [
      Buffer.concat([bytes.subarray(0, 9_000), Buffer.from([1, 2, 3, 4]), bytes.subarray(9_004)]),
      bytes.subarray(0, 9_000),
      Buffer.from('hello'),
      Buffer.alloc(0),
    ];
    for (const variant of variants) {
      writeFileSync(file, variant);
      expect(await refused([...check, 'N=2,R=2,U=3,F=1,C=1', '--resume', file])).toContain('(CK304)');
    }
    expect(await refused([...check, 'N=2,R=2,U=3,F=1,C=1', '--resume', newFile('none')])).toContain(
      'cannot be read',
    );
  });

  test('before the search, if it cannot be written', async () => {
    const file = `${newFile('missing')}/deeper/search.checkpoint`;
    expect(await refused([...check, 'N=2,R=2,U=3,F=1,C=1', '--checkpoint', file])).toMatch(
      /cannot be written: .*\(CK305\)\n$/,
    );
    expect(existsSync(file)).toBe(false);
  });
});
