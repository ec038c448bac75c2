import { expect, test } from 'vitest';
import { schedule } from '../../../oracle/operations/schedule.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { comparable } from '../api/emptiness.ts';
import { readVectors } from '../api/readVectors.ts';

const disagreements = (cases: readonly JsonObject[]): readonly string[] => {
  const expected = readVectors<JsonObject>('scheduling/expected.ndjson.gz');
  return cases.flatMap((request, line) => {
    const answered = comparable({ id: request.id, ...schedule.answer(request) });
    const real = comparable(expected[line]);
    return answered === real ? [] : [`${String(request.id)}\n  answered ${answered}\n  expected ${real}`];
  });
};

test('the scheduler filters, scores and preempts as Kubernetes does', () => {
  expect(disagreements(readVectors('scheduling/cases.ndjson.gz'))).toEqual([]);
});

test('objects that were defaulted before are decided alike', () => {
  const normalized = readVectors<JsonObject>('scheduling/normalized.ndjson.gz');
  expect(disagreements(normalized.slice(0, 300))).toEqual([]);
});

type Verdicts = Readonly<Record<string, JsonObject>>;

/** The answer puts the extension point that failed in front of the plugin's words, which the vectors hold. */
const atPreScore = (answer: JsonObject | undefined): JsonObject | undefined =>
  answer?.error === undefined ? answer : { ...answer, error: `PreScore: ${String(answer.error)}` };

/** The first verdict of each node, without what each plugin says alone. */
const firstVerdicts = (nodes: unknown): Verdicts =>
  Object.fromEntries(
    Object.entries((nodes ?? {}) as Verdicts).map(([name, { rejects, ...verdict }]) => [name, verdict]),
  );

test('the volume plugins, outright rejections and failures are those of Kubernetes', () => {
  const expected = readVectors<JsonObject>('scheduling/volumes/expected.ndjson.gz');
  const differing = readVectors<JsonObject>('scheduling/volumes/cases.ndjson.gz').flatMap((request, line) => {
    const { prefilterReject, nodes, scores, error } = schedule.answer(request);
    const verdicts = prefilterReject === undefined ? firstVerdicts(nodes) : undefined;
    const answered = comparable({ id: request.id, prefilterReject, nodes: verdicts, scores, error });
    const real = comparable(atPreScore(expected[line]));
    return answered === real ? [] : [`answered ${answered}\n expected ${real}`];
  });
  expect(differing).toEqual([]);
});

/** What the real scheduler was asked for: verdicts, scores that are not zero, and whom it would evict on each node. */
const told = ({ nodes, scores, preemption, prefilterReject, prefilterNodes }: JsonObject): JsonObject => ({
  prefilterReject,
  prefilterNodes,
  nodes: prefilterReject === undefined ? firstVerdicts(nodes) : undefined,
  scores: Object.fromEntries(
    Object.entries((scores ?? {}) as Verdicts).map(([node, { total, plugins }]) => [
      node,
      {
        total,
        plugins: Object.entries(plugins as object)
          .filter(([, score]) => score !== 0)
          .sort(),
      },
    ]),
  ),
  preemption: whomToEvict(prefilterReject === undefined ? preemption : undefined),
});

const whomToEvict = (preemption: unknown): JsonObject | undefined => {
  const { eligible, message, candidates } = (preemption ?? {}) as JsonObject;
  return preemption === undefined ? undefined : { eligible, message, candidates };
};

test('clusters in which almost everything was changed are decided as Kubernetes does it', () => {
  const expected = readVectors<JsonObject>('scheduling/mutated/expected.ndjson.gz');
  const differing = readVectors<JsonObject>('scheduling/mutated/cases.ndjson.gz').flatMap((request, line) => {
    const answered = comparable({ id: request.id, ...told(schedule.answer(request)) });
    const real = comparable({ id: request.id, ...told(expected[line]!) });
    return answered === real ? [] : [`answered ${answered}\n expected ${real}`];
  });
  expect(differing).toEqual([]);
});
