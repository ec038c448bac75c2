import { describe, expect, it } from 'vitest';
import { philosophers } from '../../../checker/example/philosophers.ts';
import { jugs } from './jugs.ts';
import { peterson } from './peterson.ts';
import { ringElection } from './ringElection.ts';
import { verdicts } from './verdicts.ts';

describe("Peterson's algorithm", () => {
  it('keeps two apart, and lets each in that waits', async () => {
    expect(await verdicts(peterson('right'))).toEqual({
      deadlocks: 0,
      'mutual exclusion': 'holds',
      '1 gets in': 'holds',
      '2 gets in': 'holds',
    });
  });

  it('must fail if one gives way before it raises its flag', async () => {
    const { 'mutual exclusion': exclusion } = await verdicts(peterson('gives way before raising the flag'));
    expect(exclusion).toBe('violated in 6');
  });

  it('must fail if only flags count: both wait for ever', async () => {
    expect(await verdicts(peterson('looks at flags only'))).toEqual({
      deadlocks: 2,
      'mutual exclusion': 'holds',
      '1 gets in': 'violated',
      '2 gets in': 'violated',
    });
  });
});

describe('the election of Chang and Roberts', () => {
  it.each([2, 3, 4])('in a ring of %i elects the greatest name, and nobody else', async (size) => {
    const { deadlocks, ...laws } = await verdicts(ringElection(size));
    expect(laws).toEqual({
      'at most one leader': 'holds',
      'the greatest name wins': 'holds',
      'there is a leader': 'holds',
    });
    expect(deadlocks).toBeGreaterThan(0);
  });

  it('must fail if members neither yield nor swallow', async () => {
    const laws = await verdicts(ringElection(3, { careless: true }));
    expect(laws['the greatest name wins']).toBe('violated in 4');
    expect(laws['at most one leader']).toMatch(/^violated in /);
    expect(laws['there is a leader']).toBe('violated');
  });
});

describe('dining philosophers', () => {
  it.each([
    [2, false, 1, 'violated'],
    [3, false, 1, 'violated'],
    [4, false, 1, 'violated'],
    [2, true, 0, 'holds'],
    [4, true, 0, 'holds'],
  ])('%i of them, the last left-handed: %s', async (seats, lastIsLeftHanded, deadlocks, eats) => {
    const found = await verdicts(philosophers({ seats, lastIsLeftHanded }));
    expect(found).toMatchObject({
      deadlocks,
      'neighbours never eat together': 'holds',
      'when someone is hungry, someone eats': eats,
    });
  });
});

describe('two jugs', () => {
  it('of three and five gallons give four in six steps', async () => {
    expect(await verdicts(jugs(3, 5, 4))).toMatchObject({ 'never as wanted': 'violated in 6' });
  });

  it('of two and four gallons never give three', async () => {
    expect(await verdicts(jugs(2, 4, 3))).toMatchObject({ 'never as wanted': 'holds' });
  });
});
