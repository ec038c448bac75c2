import { describe, expect, test } from 'vitest';
import { controllerScenarios } from '../../../models/scenarios/controllers/controllerScenarios.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

const names = controllerScenarios.map(({ name }) => name);

describe('controllers that see late, explored to the end', () => {
  test.for(names)('%s: only those laws are violated that its faults break by design', async (name) => {
    const scenario = await checkedScenario(name);
    expect(scenario.complete).toBe(true);
    expect(lawsThat('violated', scenario)).toEqual([...new Set(scenario.built.brokenOnPurpose)]);
  });

  test('they have as many states and transitions as they always had, and are as deep', async () => {
    const lines: string[] = [];
    for (const name of names) {
      const { states, transitions, depth } = await checkedScenario(name);
      lines.push(
        `${name.padEnd(28)} states ${pad(states)}  transitions ${pad(transitions)}  depth ${pad(depth)}\n`,
      );
    }
    await expect(lines.join('')).toMatchFileSnapshot('golden/counts.txt');
  });
});

const pad = (count: number): string => String(count).padStart(8);
