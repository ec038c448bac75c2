import { describe, expect, test } from 'vitest';
import { philosophers } from '../../checker/example/philosophers.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import { checker, checkSystem } from '../../library/checker.ts';

describe('checkSystem', () => {
  const { system, laws } = philosophers({ seats: 3, lastIsLeftHanded: false });

  test('judges all laws of a system, those about whole runs too', async () => {
    const { exploration, verdicts, deadlocks } = await checkSystem(system, laws);
    expect(exploration.status).toMatchObject({ states: 45, transitions: 111 });
    expect(deadlocks).toBe(1);
    expect(Object.fromEntries([...verdicts].map(([law, { verdict }]) => [law, verdict]))).toEqual({
      'neighbours never eat together': 'holds',
      'when someone is hungry, someone eats': 'violated',
      'the first philosopher does not starve': 'violated',
    });
  });

  test('takes another engine, and finds the same', async () => {
    const { exploration } = await checkSystem(system, laws, { engine: engineFor });
    expect(exploration.status.states).toBe(45);
  });

  test('what cannot be checked is refused before the search', async () => {
    const unknown = { kind: 'state', id: 'about nothing', of: 'nothing', holds: () => true } as const;
    await expect(checkSystem(system, [unknown])).rejects.toMatchObject({ name: 'Refusal', code: 'CK207' });
  });

  test('its parts do the same step by step', async () => {
    const compiled = checker.compile(system, laws);
    const { search, status } = await checker.explore(compiled);
    expect(checker.deadlocksOf(compiled, search)?.count).toBe(status.deadlocks);
  });
});
