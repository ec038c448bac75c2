import { expect, test } from 'vitest';
import type { Operation } from '../../../oracle/operation.ts';
import { evict } from '../../../oracle/operations/evict.ts';
import { grace } from '../../../oracle/operations/grace.ts';
import { phase } from '../../../oracle/operations/phase.ts';
import { restart } from '../../../oracle/operations/restart.ts';
import { taintEvict } from '../../../oracle/operations/taintEvict.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { comparable } from '../api/emptiness.ts';
import { readVectors } from '../api/readVectors.ts';

const disagreements = ({ op, answer }: Operation, folder = op): readonly string[] => {
  const cases = readVectors<JsonObject>(`${folder}/cases.ndjson.gz`);
  const expected = readVectors<JsonObject>(`${folder}/expected.ndjson.gz`);
  return cases.flatMap((request, line) => {
    if (request.op !== op) return [];
    const answered = comparable({ id: request.id, ...answer(request) });
    const real = comparable(expected[line]);
    return answered === real ? [] : [`${String(request.id)}\n  answered ${answered}\n  expected ${real}`];
  });
};

test('the kubelet reports the status that Kubernetes reports', () => {
  expect(disagreements(phase)).toEqual([]);
});

test('one sync of a Pod starts, kills, resizes and resets what Kubernetes does', () => {
  expect(disagreements(restart)).toEqual([]);
});

test('delete requests, kubelet and containers grant the grace periods that Kubernetes grants', () => {
  expect(disagreements(grace)).toEqual([]);
});

test('node pressure evicts in the order and with the messages of Kubernetes', () => {
  expect(disagreements(evict)).toEqual([]);
});

test('NoExecute taints delete Pods when Kubernetes deletes them', () => {
  expect(disagreements(taintEvict)).toEqual([]);
});

test.each([phase, restart, grace, evict, taintEvict])(
  'rarer requests to $op have the answers of Kubernetes',
  (operation) => {
    expect(disagreements(operation, 'kubelet-more')).toEqual([]);
  },
);
