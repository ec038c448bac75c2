import { beforeAll, describe, expect, test } from 'vitest';
import { lawBook } from '../laws/lawBook.ts';
import { features } from './features.ts';
import { build, type Explored, explored, lawsThat } from './smallCluster.ts';

type Feature = { readonly feature: string; readonly full: Explored; readonly reduced: Explored };

const all: Feature[] = [];

beforeAll(async () => {
  for (const [feature, cluster] of Object.entries(features)) {
    const built = build(cluster);
    const full = await explored(built, { reduce: false });
    all.push({ feature, full, reduced: await explored(built) });
  }
}, 120_000);

describe('small clusters, explored to the end', () => {
  test('every law holds in each', () => {
    expect(all.filter(({ full }) => !full.complete)).toEqual([]);
    expect(
      all.flatMap(({ feature, full }) => lawsThat('violated', full).map((law) => [feature, law])),
    ).toEqual([]);
  });

  test('every law is exercised in one of them', () => {
    const exercised = new Set(all.flatMap(({ full }) => lawsThat('holds', full)));
    expect(lawBook.map(({ id }) => id).filter((id) => !exercised.has(id))).toEqual([]);
  });

  test('merging states that nothing can tell apart changes no verdict', () => {
    for (const { feature, full, reduced } of all) {
      expect({ feature, verdicts: reduced.verdicts }).toEqual({ feature, verdicts: full.verdicts });
      expect(reduced.states).toBeLessThanOrEqual(full.states);
    }
  });

  test('they have as many states and transitions as they always had, and are as deep', async () => {
    await expect(countsText(all)).toMatchFileSnapshot('golden/counts.txt');
  });

  test('each law is exercised in as many of them as it always was', async () => {
    await expect(verdictsText(all)).toMatchFileSnapshot('golden/exercised.txt');
  });
});

const countsText = (explorations: readonly Feature[]): string =>
  explorations
    .map(({ feature, full }) => {
      const { states, transitions, depth } = full;
      return `${feature.padEnd(34)} states ${pad(states)}  transitions ${pad(transitions)}  depth ${pad(depth)}\n`;
    })
    .join('');

const pad = (count: number): string => String(count).padStart(6);

/** In how many of the clusters each law is exercised. */
const verdictsText = (explorations: readonly Feature[]): string =>
  lawBook
    .map(({ id }) => {
      const exercised = explorations.filter(({ full }) => full.verdicts.get(id)?.verdict === 'holds');
      return `${id.padEnd(34)} exercised in ${pad(exercised.length)} of ${explorations.length}\n`;
    })
    .join('');
