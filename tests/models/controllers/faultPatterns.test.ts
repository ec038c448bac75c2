import { expect, test } from 'vitest';
import { controllerScenarios } from '../../../models/scenarios/controllers/controllerScenarios.ts';
import { usualBounds } from '../../../models/scenarios/usualBounds.ts';
import { checkedScenario } from './checkedScenario.ts';

const small = { scalings: 0, places: 3, replicas: 1 };

test.each([
  ['stale-state', 'violated'],
  ['unobserved-state', 'holds'],
  ['intermediate-state', 'holds'],
])('a ReplicaSet never has a Pod too many, under the pattern %s: %s', async (pattern, expected) => {
  const { verdicts, complete } = await checkedScenario('replicaset-scaled', { ...small, pattern });
  expect(complete).toBe(true);
  expect(verdicts.get('workload/no-surplus-in-truth')?.verdict).toBe(expected);
  expect(verdicts.get('workload/heals')?.verdict).toBe('holds');
});

test('a pattern that nobody knows is a problem', () => {
  const scenario = controllerScenarios.find(({ name }) => name === 'replicaset-scaled')!;
  const bounds = usualBounds(scenario);
  const build = (pattern: string) =>
    scenario.build({ bounds: { ...bounds, pattern }, input: { objects: [] } });
  expect(build('fresh-state')).toMatchObject({ ok: false, problems: [{ code: 'PS1202' }] });
  expect(build('stale-state')).toMatchObject({ ok: true });
});
