import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeNode, normalizePod } from '../../../spec/api/normalize.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { scheduleInTurn } from '../../../spec/scheduling/scheduleInTurn.ts';

const node = (name: string, cpu: number): Node => {
  const json = { metadata: { name }, status: { allocatable: { cpu: String(cpu), pods: '110' } } };
  const normalized = normalizeNode(json);
  return normalized.valid ? normalized.object : {};
};

type PodOptions = {
  readonly cpu: number;
  readonly priority?: number;
  readonly on?: string;
  readonly nominated?: string;
  readonly gated?: boolean;
  readonly policy?: string;
};

const pod = (name: string, { cpu, priority = 0, on, nominated, gated, policy }: PodOptions): Pod => {
  const normalized = normalizePod({
    metadata: { name, uid: name },
    spec: {
      containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: String(cpu) } } }],
      priority,
      ...(on && { nodeName: on }),
      ...(policy && { preemptionPolicy: policy }),
      ...(gated && { schedulingGates: [{ name: 'wait' }] }),
    },
    status: { phase: on ? 'Running' : 'Pending', ...(nominated && { nominatedNodeName: nominated }) },
  });
  return normalized.valid ? normalized.object : {};
};

const turns = (nodes: readonly Node[], pods: readonly Pod[]) =>
  Object.fromEntries(
    scheduleInTurn({ nodes, pods }).map((turn) => [
      turn.pod.metadata?.name,
      {
        node: turn.node,
        nominated: turn.nominatedNode,
        victims: turn.victims.map(({ name }) => name),
      },
    ]),
  );

const nowhere = { node: undefined, nominated: undefined, victims: [] };

describe('pending Pods are scheduled in turn', () => {
  test('those of higher priority first, each beside those before it', () => {
    expect(
      turns([node('n1', 2)], [pod('low', { cpu: 2 }), pod('high', { cpu: 2, priority: 9, policy: 'Never' })]),
    ).toEqual({ high: { node: 'n1', nominated: undefined, victims: [] }, low: nowhere });
  });

  test('a Pod that others are evicted for keeps the room from Pods of its own and of lower priority', () => {
    const pods = [
      pod('victim', { cpu: 2, on: 'n1' }),
      pod('high', { cpu: 4, priority: 9 }),
      pod('equal', { cpu: 1, priority: 9 }),
      pod('low', { cpu: 1 }),
    ];
    expect(turns([node('n1', 4)], pods)).toEqual({
      high: { node: undefined, nominated: 'n1', victims: ['victim'] },
      equal: nowhere,
      low: nowhere,
    });
  });

  test('room beside it is not kept', () => {
    const pods = [
      pod('victim', { cpu: 2, on: 'n1' }),
      pod('high', { cpu: 3, priority: 9 }),
      pod('low', { cpu: 1 }),
    ];
    expect(turns([node('n1', 4), node('n2', 1)], pods)).toMatchObject({
      high: { nominated: 'n1' },
      low: { node: 'n2' },
    });
  });

  test('a Pod that was nominated before goes to its node, though another is better', () => {
    const pods = [pod('waiting', { cpu: 1, nominated: 'small' })];
    expect(turns([node('large', 64), node('small', 2)], pods)).toMatchObject({ waiting: { node: 'small' } });
  });

  test('a nomination keeps room from lower Pods before its own Pod is looked at again', () => {
    const pods = [pod('waiting', { cpu: 4, nominated: 'n1', gated: true }), pod('low', { cpu: 1 })];
    expect(turns([node('n1', 4)], pods)).toMatchObject({ low: nowhere });
  });

  test('evictions for a more important Pod take the nominations of lesser ones on that node away', () => {
    const pods = [
      pod('victim', { cpu: 4, on: 'n1' }),
      pod('lesser', { cpu: 4, priority: 5, nominated: 'n1' }),
      pod('high', { cpu: 4, priority: 9 }),
    ];
    expect(turns([node('n1', 4)], pods)).toEqual({
      high: { node: undefined, nominated: 'n1', victims: ['victim'] },
      lesser: nowhere,
    });
  });

  test('no Pod is put where there is too little room, whatever waits', () => {
    const random = fc.record({
      cpu: fc.integer({ min: 1, max: 4 }),
      priority: fc.integer({ min: 0, max: 2 }),
      nominated: fc.constantFrom(undefined, 'n0', 'n1'),
      gated: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(random, { maxLength: 8 }), (options) => {
        const pods = options.map(({ nominated, ...each }, index) =>
          pod(`p${index}`, { ...each, ...(nominated && { nominated }) }),
        );
        const placed = scheduleInTurn({ nodes: [node('n0', 4), node('n1', 5)], pods });
        const used = (name: string) =>
          placed
            .filter((turn) => turn.node === name)
            .reduce((sum, turn) => sum + Number(turn.pod.spec?.containers[0]?.resources?.requests?.cpu), 0);
        expect(placed).toHaveLength(pods.length);
        expect(used('n0')).toBeLessThanOrEqual(4);
        expect(used('n1')).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });
});
