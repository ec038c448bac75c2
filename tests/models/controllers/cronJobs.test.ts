import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

describe.each(['cronjob-forbid', 'cronjob-replace'])('%s', (scenario) => {
  const broken = async (bounds: Bounds): Promise<string[]> =>
    lawsThat('violated', await checkedScenario(scenario, { lag: 'no', controllerRestarts: 0, ...bounds }));

  test('runs no two Jobs at a time, and starts the last time that came, where nothing fails', async () => {
    expect(await broken({ replicas: 3 })).toEqual([]);
  });

  test.each<[string, Bounds]>([
    ['its controller crashes before it has noted the Job that it has created', { controllerRestarts: 1 }],
    ['the reply to a write is lost', { lostReplies: 1 }],
    ['its status is refused', { conflicts: 1 }],
    ['its controller sees its status late', { lag: 'yes' }],
  ])('runs two Jobs at a time where %s, and the next time comes', async (_, bounds) => {
    expect(await broken(bounds)).toEqual(['cronjob/concurrency-in-truth']);
  });
});

test('a CronJob starts what it has missed until its starting deadline, and never afterwards, whatever goes wrong', async () => {
  const bounds = { controllerRestarts: 1, lostReplies: 1, conflicts: 1 };
  expect(lawsThat('violated', await checkedScenario('cronjob-deadline', bounds))).toEqual([]);
});
