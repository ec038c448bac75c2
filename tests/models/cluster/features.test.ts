import { beforeAll, describe, expect, test } from 'vitest';
import { features } from './features.ts';
import { build, clusterLaws, type Explored, explored, lawsThat } from './smallCluster.ts';

type Feature = { readonly feature: string; readonly full: Explored; readonly reduced: Explored | undefined };

const all: Feature[] = [];

beforeAll(async () => {
  for (const [feature, cluster] of Object.entries(features)) {
    const built = build(cluster);
    const full = await explored(built, { reduce: false });
    all.push({ feature, full, reduced: full.states < 5_000 ? await explored(built) : undefined });
  }
});

describe('small clusters, explored to the end', () => {
  test('every law holds in each', () => {
    expect(all.filter(({ full }) => !full.complete)).toEqual([]);
    expect(
      all.flatMap(({ feature, full }) => lawsThat('violated', full).map((law) => [feature, law])),
    ).toEqual([]);
  });

  test('every law is exercised in one of them', () => {
    const exercised = new Set(all.flatMap(({ full }) => lawsThat('holds', full)));
    expect(clusterLaws.map(({ id }) => id).filter((id) => !exercised.has(id))).toEqual([]);
  });

  test('merging states that nothing can tell apart changes no verdict', () => {
    for (const { feature, full, reduced } of all) {
      if (!reduced) continue;
      expect({ feature, verdicts: reduced.verdicts }).toEqual({ feature, verdicts: full.verdicts });
      expect(reduced.states).toBeLessThanOrEqual(full.states);
    }
  });

  test('they have as many states and transitions as they always had, and are as deep', async () => {
    await expect(countsText(all)).toMatchFileSnapshot('golden/counts.txt');
  });
});

const countsText = (explorations: readonly Feature[]): string =>
  explorations
    .map(({ feature, full }) => {
      const { states, transitions, depth } = full;
      return `${feature.padEnd(38)} states ${pad(states)}  transitions ${pad(transitions)}  depth ${pad(depth)}\n`;
    })
    .join('');

const pad = (count: number): string => String(count).padStart(6);
