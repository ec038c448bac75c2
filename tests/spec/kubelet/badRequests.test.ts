import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phase } from '../../../oracle/operations/phase.ts';
import { operations } from '../../../oracle/operations.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { kubeletQuestions } from '../../oracle/kubeletQuestions.ts';
import { readVectors } from '../api/readVectors.ts';
import { brokenRequest, isAnsweredOrRefused } from '../brokenRequests.ts';

/** Where the vectors call a decision by another name than the oracle. */
const decisions: { readonly [op: string]: string } = {
  runtimeCalls: 'syncCalls',
  kubeletAdmit: 'admission',
  garbage: 'containerGarbage',
};

const decided = readVectors<JsonObject>('kubelet-decisions/cases.ndjson.gz');
const whole = ['phase', 'restart', 'grace', 'evict', 'taintEvict'];

/** Requests to an operation about the kubelet; none for the other operations. */
const requestsTo = (op: string): readonly JsonObject[] => {
  if (whole.includes(op)) return readVectors<JsonObject>(`${op}/cases.ndjson.gz`).slice(0, 40);
  const cases = decided.filter(({ decision }) => decision === (decisions[op] ?? op)).slice(0, 40);
  return [...cases, ...(kubeletQuestions[op] ? [kubeletQuestions[op]] : [])];
};

const asked = operations
  .map((operation) => ({ ...operation, requests: requestsTo(operation.op) }))
  .filter(({ requests }) => requests.length > 0);

test.each(asked)('a broken request to $op is answered, or refused with its field', (operation) => {
  fc.assert(
    fc.property(brokenRequest(operation.requests), (broken) => isAnsweredOrRefused(operation, broken)),
    { numRuns: 600 },
  );
});

test('a request without a Pod, or with a wrong field in it, is refused by the path of the field', () => {
  const refused = (path: string) => ({ problem: { code: 'PS1103', place: { path } } });
  expect(phase.answer({ now: 0, runtime: {} })).toMatchObject(refused('pod'));
  expect(phase.answer({ now: 0, runtime: {}, pod: { spec: { priority: 'high' } } })).toMatchObject(
    refused('pod.spec.priority'),
  );
});
