import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { DiffReport, Disagreement, Kept } from '../differential/report.ts';
import type { Operation } from '../operation.ts';
import { featuresOf } from './features.ts';
import type { Manifest } from './manifest.ts';
import { readCases, readManifest } from './readVectors.ts';
import { isNegative, kubernetesVersion, type VectorCase } from './vectorCase.ts';
import { writeVectors } from './writeVectors.ts';

/** Cases by operation. */
export type SavedVectors = ReadonlyMap<string, readonly VectorCase[]>;

/** The vectors that a folder holds already; none where there is no such folder. */
export const readSaved = async (
  folder: string,
  operations: readonly Operation[],
): Promise<SavedVectors | Problem> => {
  const saved = new Map<string, readonly VectorCase[]>();
  if (!existsSync(folder)) return saved;
  const manifest = readManifest(folder);
  if ('code' in manifest) return manifest;
  if (manifest.kubernetesVersion !== kubernetesVersion) {
    const held = `vectors of Kubernetes ${manifest.kubernetesVersion}, and these are of ${kubernetesVersion}`;
    return problem('PS1551', `nothing is added to ${folder}: it holds ${held}`);
  }
  for (const each of manifest.operations) {
    if (!operations.some(({ op }) => op === each.op))
      return problem(
        'PS1102',
        `nothing is added to ${folder}: no operation is called ${JSON.stringify(each.op)}`,
      );
    const cases = await readCases(folder, each);
    if ('code' in cases) return cases;
    saved.set(each.op, cases);
  }
  return saved;
};

/** What a run of `diff` found, as cases: each disagreement, made small, and each request that was to be kept. */
export const casesOfReport = ({ op, seed, disagreements, kept = [] }: DiffReport): readonly VectorCase[] => [
  ...disagreements.map((each) => caseOf(op, each, `diff found it (seed ${seed}): ${whyWrong(each)}`)),
  ...kept.map((each) => caseOf(op, each, `chosen from diff (seed ${seed}, number ${each.number})`)),
];

const whyWrong = ({ about, problem: failed }: Disagreement): string =>
  failed === undefined
    ? `another implementation is wrong about ${about}`
    : `another implementation fails: ${failed.message}`;

const caseOf = (op: string, { request, right }: Disagreement | Kept, why: string): VectorCase => {
  const { id: _, ...asked }: JsonObject = { ...request, op };
  const { id: __, ...answer } = right;
  const id = `${op}-diff-${createHash('sha256').update(jsonText(asked)).digest('hex').slice(0, 12)}`;
  return {
    id,
    op,
    source: 'specification',
    negative: isNegative(answer),
    features: featuresOf(asked),
    why,
    request: { id, ...asked } as JsonObject,
    answer: { id, ...answer } as JsonObject,
  };
};

/** The vectors that were there with others that are new: a request that was there stays as it was. */
export const withMore = (before: SavedVectors, added: readonly VectorCase[]): SavedVectors => {
  const all = new Map(before);
  for (const each of added) {
    const cases = all.get(each.op) ?? [];
    if (!cases.some(({ id }) => id === each.id)) all.set(each.op, [...cases, each]);
  }
  return all;
};

/** Writes them in the place of those that the folder held. */
export const writeSaved = (
  folder: string,
  saved: SavedVectors,
  operations: readonly Operation[],
  version: string,
): Problem | Manifest =>
  writeVectors(
    folder,
    operations.filter(({ op }) => saved.has(op)),
    version,
    (op) => saved.get(op) ?? [],
  );
