import { expect, test } from 'vitest';
import { commandBudget } from '../../cli/commandBudget.ts';

const silent = { show: () => undefined, stage: () => undefined, clear: () => undefined };

const left = (seconds: number, running: number): number =>
  commandBudget(
    { seconds },
    { isInterrupted: () => false, tell: () => undefined, running: () => running },
    silent,
  ).left;

test('a time limit counts from the start of the program, also where that began slowly', () => {
  expect(left(6_000, 1_800)).toBeLessThanOrEqual(4_200);
  expect(left(6_000, 1_800)).toBeGreaterThan(4_000);
});

test('and leaves half of the time for what was asked', () => {
  expect(left(6_000, 9_000)).toBeGreaterThan(2_800);
});
