import { describe, expect, test } from 'vitest';
import { podsOf } from '../../../models/scenarios/patterns/patternPods.ts';
import { patterns } from '../../../models/scenarios/patterns/patterns.ts';
import { type ExploredNode, exploredNode } from './exploredNode.ts';

const verdictsOf = ({ verdicts }: ExploredNode): [string, string][] =>
  [...verdicts].map(([law, { verdict }]) => [law, verdict]);

describe('patterns of Pods', () => {
  test.for(patterns.map((pattern) => [pattern.name, pattern] as const))(
    '%s: every law holds that Kubernetes itself keeps there',
    async ([, pattern]) => {
      const explored = await exploredNode({ pods: podsOf(pattern), ...pattern.faults });
      expect(explored.complete).toBe(true);
      expect(explored.verdicts.get('phase/order')?.verdict).toBe('holds');
      const violated = verdictsOf(explored).flatMap(([law, verdict]) =>
        verdict === 'violated' ? [law] : [],
      );
      expect(violated).toEqual(pattern.breaks ?? []);
    },
  );

  test('no law can tell a Pod of containers from the same Pod in a virtual machine', async () => {
    const { faults, ...pattern } = patterns.find(({ name }) => name === 'runtime-class')!;
    const alone = async (name: string) => {
      const pods = podsOf(pattern).filter(({ metadata }) => metadata?.name === name);
      expect(pods).toHaveLength(1);
      const { states, transitions, depth, ...explored } = await exploredNode({ pods, ...faults });
      return { states, transitions, depth, verdicts: verdictsOf(explored as ExploredNode) };
    };
    expect(await alone('as-virtual-machine')).toEqual(await alone('as-containers'));
  });
});
