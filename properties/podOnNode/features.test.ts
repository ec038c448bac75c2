import { beforeAll, describe, expect, test } from 'vitest';
import { nodeFeatures } from '../../models/scenarios/features/nodeFeatures.ts';
import { type ExploredNode, exploredNode, nodeLaws } from './exploredNode.ts';

/** Laws about several nodes, or about what schedulers and workloads do. */
const elsewhere = ['identity/replacement-is-new', 'scheduling/hard-in-truth'];

const all: { readonly name: string; readonly explored: ExploredNode }[] = [];

beforeAll(async () => {
  for (const { name, node } of nodeFeatures) all.push({ name, explored: await exploredNode(node) });
}, 120_000);

describe('features of Pods on their node, explored to the end', () => {
  test('every law holds in each', () => {
    expect(all.filter(({ explored }) => !explored.complete)).toEqual([]);
    const broken = all.flatMap(({ name, explored }) =>
      [...explored.verdicts].flatMap(([law, { verdict }]) =>
        verdict === 'violated' ? [`${name}: ${law}`] : [],
      ),
    );
    expect(broken).toEqual([]);
  });

  test('every law is exercised in one of them', () => {
    const exercised = new Set(
      all.flatMap(({ explored }) =>
        [...explored.verdicts].flatMap(([law, { verdict }]) => (verdict === 'holds' ? [law] : [])),
      ),
    );
    const silent = nodeLaws.map(({ id }) => id).filter((id) => !exercised.has(id));
    expect(silent.filter((id) => !elsewhere.includes(id))).toEqual([]);
  });

  test('they have as many states and transitions as they always had, and are as deep', async () => {
    const text = all.map(({ name, explored: { states, transitions, depth } }) => {
      const counts = `states ${pad(states)}  transitions ${pad(transitions)}  depth ${pad(depth)}`;
      return `${name.padEnd(24)} ${counts}\n`;
    });
    await expect(text.join('')).toMatchFileSnapshot('golden/counts.txt');
  });
});

const pad = (count: number): string => String(count).padStart(7);
