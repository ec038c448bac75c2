import { describe, expect, test } from 'vitest';
import { recordingNames } from '../../../oracle/trace/recordings.ts';
import { recorded } from './recordedPod.ts';
import { type Statement, together } from './statement.ts';
import { statements } from './statements.ts';

const all = recordingNames.map((name) => recorded(name));

const judged = ({ judge }: Statement) => together(all.map(judge));

describe('what container runtimes noted down of real Pods', () => {
  test.each(statements.map((statement) => [statement.says, statement] as const))('%s', (_, statement) => {
    const { exercised, breaches } = judged(statement);
    expect(breaches).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });

  test('puts every statement to the test as often as it always did', async () => {
    const counts = statements.map((each) => `${String(judged(each).exercised).padStart(5)}  ${each.says}\n`);
    await expect(counts.join('')).toMatchFileSnapshot('golden/exercised.txt');
  });
});
