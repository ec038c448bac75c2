import { describe, expect, test } from 'vitest';
import { Budget, type Pace } from '../../../checker/budget/budget.ts';
import {
  beginPhase,
  isOutOfBudget,
  OutOfBudget,
  onBudget,
  pace,
  unlessOut,
} from '../../../checker/budget/pace.ts';

/** A clock that only goes forward when it is told to. */
const clock = () => {
  let time = 0;
  return { now: () => time, pass: (milliseconds: number) => (time += milliseconds) };
};

describe('a budget', () => {
  test('ends work that asks it once its time is up, and says what was being done', () => {
    const { now, pass } = clock();
    const budget = new Budget({ seconds: 1, now });
    const rounds: number[] = [];
    const out = unlessOut(() =>
      onBudget(budget, () => {
        beginPhase('counting');
        for (let round = 0; ; round++) {
          pace(round, 'rounds');
          rounds.push(round);
          pass(100);
        }
      }),
    );
    expect(out).toMatchObject({ limit: 'seconds', message: 'the time limit was met while counting' });
    expect(rounds).toHaveLength(10);
  });

  test('tells how far the work is, now and then', () => {
    const { now, pass } = clock();
    const told: Pace[] = [];
    const budget = new Budget({ now, onPace: (each) => told.push(each) });
    onBudget(budget, () => {
      beginPhase('counting');
      for (let round = 0; round < 1000; round++) {
        pace(round, 'rounds', 'this');
        pass(1);
      }
    });
    expect(told).toHaveLength(10);
    expect(told[0]).toMatchObject({ phase: 'counting', figure: '', seconds: 0 });
    expect(told.at(-1)).toMatchObject({ figure: '900 rounds of this', seconds: 0.9 });
  });

  test('adds up how long each phase took, also one that is begun again', () => {
    const { now, pass } = clock();
    const budget = new Budget({ now });
    for (const [phase, milliseconds] of [
      ['reading', 1000],
      ['searching', 500],
      ['reading', 250],
    ] as const) {
      budget.begin(phase);
      pass(milliseconds);
    }
    expect(budget.phases()).toEqual([
      { phase: 'searching', seconds: 0.5 },
      { phase: 'reading', seconds: 1.25 },
    ]);
  });

  test('once memory was too much, says so to the end', () => {
    const { now, pass } = clock();
    let memory = 0;
    const budget = new Budget({ bytes: 100, now, memory: () => memory });
    expect(budget.look()).toBeUndefined();
    memory = 200;
    pass(1000);
    expect(budget.look()).toBe('bytes');
    memory = 0;
    pass(1000);
    expect(budget.look()).toBe('bytes');
  });

  test('is that of the work that was given it, and of no other', () => {
    const spent = new Budget({ seconds: 0 });
    expect(onBudget(spent, () => isOutOfBudget())).toBe(true);
    expect(onBudget(spent, () => onBudget(undefined, () => isOutOfBudget()))).toBe(false);
    expect(() => onBudget(spent, pace)).toThrow(OutOfBudget);
    expect(isOutOfBudget()).toBe(false);
    expect(() => pace()).not.toThrow();
  });
});
