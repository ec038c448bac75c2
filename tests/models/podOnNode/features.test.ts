import { describe, expect, test } from 'vitest';
import type { NodeFeature } from '../../../models/scenarios/features/feature.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';
import { type ExploredNode, exploredNode, nodeLaws } from './exploredNode.ts';

/** Laws about several nodes, or about what schedulers and workloads do. */
const elsewhere = ['identity/replacement-is-new', 'scheduling/hard-in-truth'];

const known = new Map<NodeFeature, Promise<ExploredNode>>();

/** Explored once, whoever asks. */
const explored = (feature: NodeFeature): Promise<ExploredNode> => {
  const exploration = known.get(feature) ?? exploredNode(feature.node);
  known.set(feature, exploration);
  return exploration;
};

const lawsThat = (verdict: string, { verdicts }: ExploredNode): string[] =>
  [...verdicts].flatMap(([law, each]) => (each.verdict === verdict ? [law] : []));

describe('features of Pods on their node, explored to the end', () => {
  test.for(nodeFeatures.map((feature) => [feature.name, feature] as const))(
    '%s: every law holds that Kubernetes itself keeps there',
    async ([, feature]) => {
      const exploration = await explored(feature);
      expect(exploration.complete).toBe(true);
      expect(lawsThat('violated', exploration)).toEqual(feature.breaks ?? []);
    },
  );

  test('every law is exercised in one of them', async () => {
    const exercised = new Set<string>();
    for (const feature of nodeFeatures) {
      for (const law of lawsThat('holds', await explored(feature))) exercised.add(law);
    }
    const silent = nodeLaws.map(({ id }) => id).filter((id) => !exercised.has(id));
    expect(silent.filter((id) => !elsewhere.includes(id))).toEqual([]);
  });

  test('they have as many states and transitions as they always had, and are as deep', async () => {
    const lines: string[] = [];
    for (const feature of nodeFeatures) {
      const { states, transitions, depth } = await explored(feature);
      const counts = `states ${pad(states)}  transitions ${pad(transitions)}  depth ${pad(depth)}`;
      lines.push(`${feature.name.padEnd(24)} ${counts}\n`);
    }
    await expect(lines.join('')).toMatchFileSnapshot('golden/counts.txt');
  });
});

const pad = (count: number): string => String(count).padStart(7);
