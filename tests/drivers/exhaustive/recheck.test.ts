import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../checker/trace/trace.ts';
import { recheck } from '../../../drivers/exhaustive/recheck.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';

const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 1, C: 0, freePartitions: true });
const law = (id: string) => laws.find((each) => each.id === id)!;
const walk = (...steps: readonly string[]): Choice[] =>
  steps.map((step) => {
    const [, rule = '', args = ''] = /^(\w+)\((.*)\)$/.exec(step) ?? [];
    return { rule, args: args.split(',').map(Number) };
  });

describe('a saved way through a system is judged again, by the laws themselves', () => {
  test('a node that flaps for ever never lets its Pod start: fair to everyone, and the goal is never met', () => {
    const choices = walk('Create(1)', 'Schedule(1,1)', 'Partition(1)', 'Heal(1)');
    expect(recheck(system, law('L1'), choices, 2)).toMatchObject({ broken: true, why: '' });
  });

  test('a loop must come back to where it began', () => {
    const choices = walk('Create(1)', 'Schedule(1,1)', 'Partition(1)', 'Heal(1)');
    expect(recheck(system, law('L1'), choices, 1)).toMatchObject({
      broken: false,
      why: 'the loop does not come back to where it began',
    });
  });

  test('a loop must treat every fair rule fairly: here the scheduler could bind the Pod all the time', () => {
    const choices = walk('Create(1)', 'Partition(2)', 'Heal(2)');
    expect(recheck(system, law('L1'), choices, 1)).toMatchObject({
      broken: false,
      why: 'the loop is not fair: Schedule never happens',
    });
  });

  test('a run may not end while somebody who is fair can act', () => {
    expect(recheck(system, law('L1'), walk('Create(1)'), null)).toMatchObject({
      broken: false,
      why: 'the run does not end here: Schedule would happen',
    });
  });

  test('a loop in which the goal stays met breaks nothing', () => {
    const choices = walk(
      'Create(1)',
      'Schedule(1,1)',
      'Start(1,1)',
      'ReportRunning(1,1)',
      'Partition(2)',
      'Heal(2)',
    );
    expect(recheck(system, law('L1'), choices, 4)).toMatchObject({ broken: false, why: 'the goal is met' });
  });

  test('a law about states is violated only where one of its states breaks it', () => {
    const choices = walk('Create(1)', 'Schedule(1,1)', 'Start(1,1)');
    expect(recheck(system, law('P5'), choices, null)).toMatchObject({
      broken: false,
      why: 'no state and no step on this way breaks it',
    });
  });

  test.each([
    [walk('Create(2)'), 'step 1: Create(2) cannot happen here (CK303)'],
    [walk('Create(1)', 'Create(9)'), 'step 2: the system has no rule Create(9) (CK303)'],
  ])('choices that cannot be made are refused', (choices, message) => {
    expect(() => recheck(system, law('P5'), choices, null)).toThrow(message);
  });
});
