import { describe, expect, test } from 'vitest';
import { recordingNames } from '../../../drivers/observed/recordings.ts';
import { recorded } from './recordedPod.ts';
import { together } from './statement.ts';
import { statements } from './statements.ts';

const all = recordingNames.map((name) => recorded(name));

const judged = new Map(statements.map((each) => [each, together(all.map(each.judge))]));

describe('what container runtimes noted down of real Pods', () => {
  test.each(statements.map((statement) => [statement.says, statement] as const))('%s', (_, statement) => {
    const { exercised, breaches } = judged.get(statement)!;
    expect(breaches).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });

  test('puts every statement to the test as often as it always did', async () => {
    const counts = [...judged].map(
      ([{ says }, { exercised }]) => `${String(exercised).padStart(5)}  ${says}\n`,
    );
    await expect(counts.join('')).toMatchFileSnapshot('golden/exercised.txt');
  });
});
