import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../oracle/differential/compare.ts';
import { mostDifferences } from '../../../oracle/differential/difference.ts';
import { governanceOf, ruleOf } from '../../../oracle/differential/governanceOf.ts';
import { readObject } from '../../../oracle/differential/jsonValue.ts';
import { operations } from '../../../oracle/operations.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';

const paths = (op: string, right: JsonObject, answer: JsonObject, request: JsonObject = {}): string[] =>
  compare(governanceOf(op), request, right, answer).map(({ path }) => path);

describe('answers are compared by what they say', () => {
  test('absent, null, "", [] and {} are the same, the order of fields and the id mean nothing', () => {
    const right = { id: 1, phase: 'Running', reason: '', conditions: [], podIPs: null };
    expect(paths('phase', right, { podIP: {}, phase: 'Running', id: 2 })).toEqual([]);
    expect(paths('phase', right, { phase: 'Running', reason: 'Evicted' })).toEqual(['reason']);
  });

  test('false and 0 are not absent', () => {
    expect(paths('restart', { a: false, b: 0 }, {})).toEqual(['a', 'b']);
  });

  test('integers of 64 bits are compared to the last digit', () => {
    const [large, larger, same] = ['9007199254740993', '9007199254740992', '9007199254740993'].map(
      (digits) => readObject(`{"a":${digits}}`) ?? {},
    );
    expect(paths('qos', large!, same!)).toEqual([]);
    expect(paths('qos', large!, larger!)).toEqual(['a']);
  });

  test('a difference is named by its path', () => {
    const right = { nodes: { 'node.1': { feasible: true }, b: { reasons: ['x', 'y'] } } };
    const answer = { nodes: { 'node.1': { feasible: false }, b: { reasons: ['x'] } } };
    expect(compare(governanceOf('schedule'), {}, right, answer)).toEqual([
      { path: 'nodes.b.reasons[1]', spec: 'y', other: undefined },
      { path: 'nodes.node.1.feasible', spec: true, other: false },
    ]);
  });

  test('no more than a limit of them is listed', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`p${at}`, 1]));
    expect(paths('rollout', { replicas: many }, { replicas: {} })).toHaveLength(1);
    expect(paths('rollout', { replicas: many }, { replicas: { q: 1 } })).toHaveLength(mostDifferences);
  });
});

describe('what is not compared', () => {
  const error = (type: string, field: string, detail: string) => ({ type, field, detail });
  const refused = (stage: string, ...errors: object[]) => ({ valid: false, stage, errors });

  test('errors are a multiset of type and field', () => {
    const right = refused('validate', error('a', 'x', '1'), error('a', 'x', '2'), error('b', 'y', '3'));
    const same = refused('validate', error('b', 'y', ''), error('a', 'x', ''), error('a', 'x', '?'));
    expect(paths('validate', right, same)).toEqual([]);
    const once = refused('validate', error('a', 'x', '1'), error('b', 'y', '3'));
    expect(paths('validate', right, once)).not.toEqual([]);
  });

  test('of a body that cannot be decoded only the rejection counts', () => {
    expect(paths('update', refused('decode', error('a', 'x', '')), refused('decode'))).toEqual([]);
    expect(paths('update', refused('strict', error('a', 'x', '')), refused('strict'))).toEqual(['errors']);
  });

  test('warnings are texts for people', () => {
    expect(paths('validate', { valid: true, warnings: ['a'] }, { valid: true })).toEqual([]);
  });

  test('a message that holds a generated name is not compared, any other is', () => {
    const [right, answer] = [
      { allowed: false, message: 'p-x1' },
      { allowed: false, message: 'p-x2' },
    ];
    expect(paths('admit', right, answer, { manifest: '{"generateName":"p-"}' })).toEqual([]);
    expect(paths('admit', right, answer, { manifest: '{"name":"p"}' })).toEqual(['message']);
  });

  test('who refuses a request agrees with whoever refuses it, and with nobody else', () => {
    const problem = (code: string) => ({ problem: { code, message: code } });
    expect(paths('qos', problem('PS1103'), problem('X'))).toEqual([]);
    expect(paths('qos', problem('PS1103'), { qos: 'Burstable' })).toEqual(['problem']);
    expect(paths('qos', { qos: 'Burstable' }, problem('X'))).toEqual(['problem']);
  });
});

describe('every operation', () => {
  test('has a rule in one sentence, and a page that documents it', () => {
    for (const { op } of operations) {
      const { rule, source } = ruleOf(op, '');
      expect(rule.length, op).toBeGreaterThan(20);
      expect(source, op).toMatch(/^https:\/\/(kubernetes\.io\/docs|kep\.k8s\.io)\//);
    }
  });

  test('agrees with itself, and with itself written in another order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.dictionary(fc.string(), fc.jsonValue()),
        ({ op }, answer) => {
          const other = Object.fromEntries(Object.entries(answer).reverse());
          expect(paths(op, answer as JsonObject, other as JsonObject)).toEqual([]);
        },
      ),
    );
  });

  test('a field may have a rule of its own', () => {
    expect(ruleOf('phase', 'conditions[1].status').rule).toContain('Ready');
    expect(ruleOf('phase', 'podIP')).toEqual(ruleOf('phase', ''));
  });
});
