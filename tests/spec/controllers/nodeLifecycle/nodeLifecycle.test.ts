import { describe, expect, test } from 'vitest';
import type { Node, NodeCondition, Pod, Taint } from '../../../../spec/api/objects/core.ts';
import { apiTime } from '../../../../spec/controllers/common/time.ts';
import { monitorNodeHealth } from '../../../../spec/controllers/nodeLifecycle/monitorNodeHealth.ts';
import {
  defaultNodeLifecycleSettings,
  type NodeLifecyclePass,
  type NodeLifecycleView,
  type NodeWrite,
  nothingRemembered,
} from '../../../../spec/controllers/nodeLifecycle/nodeLifecycleView.ts';
import { afterNodeWrite, noScheduleTaints } from '../../../../spec/controllers/nodeLifecycle/nodeTaints.ts';
import { podBoundToUnreadyNode } from '../../../../spec/controllers/nodeLifecycle/podsNotReady.ts';
import { taintNodes } from '../../../../spec/controllers/nodeLifecycle/taintNodes.ts';
import {
  swapLimiter,
  tokenBucket,
  tryAccept,
} from '../../../../spec/controllers/nodeLifecycle/tokenBucket.ts';
import { zoneOf, zoneState } from '../../../../spec/controllers/nodeLifecycle/zones.ts';
import { now, podOf } from '../objects.ts';

type Traits = {
  readonly ready?: string | undefined;
  readonly heard?: number;
  readonly conditions?: readonly NodeCondition[];
  readonly taints?: readonly Taint[];
  readonly labels?: Readonly<Record<string, string>>;
};

const seconds = (count: number): number => now + count * 1000;

const nodeOf = (
  name: string,
  { ready = 'True', heard = 0, conditions = [], taints, labels }: Traits = {},
): Node => ({
  metadata: { name, creationTimestamp: apiTime(now), ...(labels ? { labels: { ...labels } } : {}) },
  spec: { ...(taints ? { taints: [...taints] } : {}) },
  status: {
    conditions: [
      ...(ready === 'none'
        ? []
        : [{ type: 'Ready', status: ready, lastHeartbeatTime: apiTime(seconds(heard)) }]),
      ...conditions,
    ],
  },
});

const viewOf = (view: Partial<NodeLifecycleView>): NodeLifecycleView => ({
  now,
  nodes: [],
  pods: [],
  leases: new Map(),
  settings: defaultNodeLifecycleSettings,
  memory: nothingRemembered,
  ...view,
});

const written = (writes: readonly NodeWrite[]): string[] =>
  writes.map((write) => {
    if (write.kind === 'markPodNotReady') return `${write.pod.metadata?.name} is not ready`;
    if (write.kind === 'setConditions') {
      return `${write.node} ${write.conditions.map(({ type, status, reason }) => `${type} ${status} ${reason}`).join(', ')}`;
    }
    return `${write.node} ${write.kind === 'addTaint' ? '+' : '-'}${write.taint.key.split('/')[1]}:${write.taint.effect}`;
  });

/** One pass of each kind, with its writes seen afterwards. */
const passes = (view: NodeLifecycleView): NodeLifecyclePass & { readonly nodes: readonly Node[] } => {
  const seen = (nodes: readonly Node[], writes: readonly NodeWrite[]) =>
    nodes.map((node) => writes.reduce(afterNodeWrite, node));
  const looked = monitorNodeHealth(view);
  const nodes = seen(view.nodes, looked.writes);
  const tainted = taintNodes({ ...view, nodes, memory: looked.memory });
  return {
    writes: [...looked.writes, ...tainted.writes],
    memory: tainted.memory,
    nodes: seen(nodes, tainted.writes),
  };
};

const others = [nodeOf('well')];

/** What is written of a node that is looked at when it is new, and again later, next to one that is well. */
const later = (
  node: Node,
  after: number,
  view: Partial<NodeLifecycleView> = {},
  again: Node = node,
): string[] => {
  const { memory } = passes(viewOf({ nodes: [node, ...others] }));
  const well = [nodeOf('well', { heard: after })];
  return written(passes(viewOf({ memory, now: seconds(after), nodes: [again, ...well], ...view })).writes);
};

describe('a node that is silent', () => {
  test('for longer than 50 s becomes Unknown, gets a taint and loses the readiness of its Pods', () => {
    const pods = [
      podOf('p', { node: 'n', readyFor: 10 }),
      podOf('unready', { node: 'n' }),
      podOf('elsewhere', { node: 'well', readyFor: 10 }),
    ];
    expect(later(nodeOf('n'), 50, { pods })).toEqual([]);
    expect(later(nodeOf('n'), 51, { pods })).toEqual([
      expect.stringMatching(
        /^n Ready Unknown NodeStatusUnknown, MemoryPressure Unknown NodeStatusNeverUpdated, Disk/,
      ),
      'p is not ready',
      'n +unreachable:NoExecute',
    ]);
  });

  test('keeps the condition NetworkUnavailable, which is not the business of its kubelet', () => {
    const network = [{ type: 'NetworkUnavailable', status: 'False', reason: 'r' }];
    expect(later(nodeOf('n', { conditions: network }), 51)[0]).toContain('NetworkUnavailable False r');
  });

  test('and was Unknown already keeps its conditions', () => {
    expect(later(nodeOf('n', { ready: 'Unknown' }), 100)).toEqual(['n +unreachable:NoExecute']);
  });

  test('from its start has 60 s, unless its lease is renewed', () => {
    const node = nodeOf('n', { ready: 'none' });
    expect(later(node, 60)).toEqual([]);
    expect(later(node, 61)[0]).toMatch(/Ready Unknown NodeStatusNeverUpdated/);
    expect(later(node, 61, { leases: new Map([['n', seconds(30)]]) })).toEqual([]);
  });

  test('is heard of by a new heartbeat or by a renewed lease, not by an old lease', () => {
    expect(later(nodeOf('n'), 60, {}, nodeOf('n', { heard: 60 }))).toEqual([]);
    const leases = new Map([['n', now]]);
    const first = passes(viewOf({ nodes: [nodeOf('n'), ...others], leases }));
    const at = (renewed: number) =>
      monitorNodeHealth(
        viewOf({
          nodes: [nodeOf('n'), nodeOf('well', { heard: 60 })],
          memory: first.memory,
          now: seconds(60),
          leases: new Map([['n', renewed]]),
        }),
      );
    expect(written(at(seconds(10)).writes)).toEqual([]);
    expect(written(at(now).writes)[0]).toMatch(/^n Ready Unknown/);
  });

  test('after its first heartbeat is heard of once by the lease that it had', () => {
    const leases = new Map([['n', now]]);
    let memory = nothingRemembered;
    const look = (at: number, node: Node): string[] => {
      const pass = monitorNodeHealth(
        viewOf({ nodes: [node, nodeOf('well', { heard: at })], memory, now: seconds(at), leases }),
      );
      ({ memory } = pass);
      return written(pass.writes);
    };
    look(0, nodeOf('n'));
    look(10, nodeOf('n', { heard: 10 }));
    look(20, nodeOf('n', { heard: 10 }));
    expect(look(70, nodeOf('n', { heard: 10 }))).toEqual([]);
    expect(look(71, nodeOf('n', { heard: 10 }))[0]).toMatch(/^n Ready Unknown/);
  });
});

describe('NoExecute taints', () => {
  const notReady: Taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' };
  const unreachable: Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };

  test('are taken off a node that is ready, or new', () => {
    expect(
      later(nodeOf('n', { ready: 'False' }), 5, {}, nodeOf('n', { taints: [notReady], heard: 5 })),
    ).toEqual(['n -not-ready:NoExecute']);
    const first = passes(viewOf({ nodes: [nodeOf('n', { taints: [unreachable] }), ...others] }));
    expect(written(first.writes)).toContain('n -unreachable:NoExecute');
  });

  test('are swapped at once', () => {
    const swapped = (ready: string, taint: Taint) =>
      later(nodeOf('n'), 5, {}, nodeOf('n', { ready, heard: 5, taints: [taint] }));
    expect(swapped('False', unreachable)).toEqual(['n +not-ready:NoExecute', 'n -unreachable:NoExecute']);
    expect(swapped('Unknown', notReady)).toEqual(['n +unreachable:NoExecute', 'n -not-ready:NoExecute']);
  });

  test('are given one in ten seconds in a zone, and only to nodes that are still there and not ready', () => {
    const nodes = [nodeOf('a', { ready: 'False' }), nodeOf('b', { ready: 'False' }), ...others];
    const first = passes(viewOf({ nodes }));
    expect(written(first.writes)).toEqual(['a +not-ready:NoExecute']);
    const soon = passes(viewOf({ nodes: first.nodes, memory: first.memory, now: seconds(9) }));
    expect(written(soon.writes)).toEqual([]);
    const then = passes(viewOf({ nodes: first.nodes, memory: soon.memory, now: seconds(10) }));
    expect(written(then.writes)).toEqual(['b +not-ready:NoExecute']);
    const gone = passes(viewOf({ nodes: others, memory: soon.memory, now: seconds(10) }));
    expect(written(gone.writes)).toEqual([]);
    const readyAgain = taintNodes(viewOf({ nodes: [nodeOf('b')], memory: soon.memory, now: seconds(10) }));
    expect(written(readyAgain.writes)).toEqual([]);
    expect(readyAgain.memory.queues.get('/')?.waiting).toEqual([]);
  });

  test('wait for a node that does not tell whether it is ready', () => {
    const first = monitorNodeHealth(viewOf({ nodes: [nodeOf('a', { ready: 'False' }), ...others] }));
    const silent = taintNodes(viewOf({ nodes: [nodeOf('a', { ready: 'none' })], memory: first.memory }));
    expect(silent.memory.queues.get('/')?.waiting).toEqual([{ node: 'a', at: now + 50 }]);
  });

  test('follow only the three statuses that a condition can have', () => {
    expect(later(nodeOf('n'), 5, {}, nodeOf('n', { ready: 'Maybe', heard: 5 }))).toEqual([]);
  });
});

describe('a zone', () => {
  const inZone = (zone: string, region = 'r') => ({
    'topology.kubernetes.io/zone': zone,
    'topology.kubernetes.io/region': region,
  });
  const conditions = (ready: number, unready: number): NodeCondition[] => [
    ...Array.from({ length: ready }, () => ({ type: 'Ready', status: 'True' })),
    ...Array.from({ length: unready }, () => ({ type: 'Ready', status: 'False' })),
  ];
  const settings = defaultNodeLifecycleSettings;

  test('is known by the labels of its nodes, old ones first', () => {
    expect(zoneOf(nodeOf('n'))).toBe('/');
    expect(zoneOf(nodeOf('n', { labels: inZone('a') }))).toBe('r/a');
    const old = { 'failure-domain.beta.kubernetes.io/zone': 'b', ...inZone('a') };
    expect(zoneOf(nodeOf('n', { labels: old }))).toBe('r/b');
  });

  test('is disrupted in part from three unready nodes and 55 % on, and fully without a ready node', () => {
    expect(zoneState(conditions(2, 2), settings)).toBe('Normal');
    expect(zoneState(conditions(2, 3), settings)).toBe('PartialDisruption');
    expect(zoneState(conditions(3, 3), settings)).toBe('Normal');
    expect(zoneState(conditions(0, 1), settings)).toBe('FullDisruption');
    expect(zoneState([...conditions(2, 2), undefined], settings)).toBe('PartialDisruption');
  });

  const threeOf = (zone: string, ready: string, heard = 0) =>
    ['0', '1', '2'].map((index) => nodeOf(`${zone}${index}`, { ready, heard, labels: inZone(zone) }));

  test('that is small and disrupted in part gets no more taints, a large one slowly', () => {
    const nodes = [...threeOf('a', 'False'), nodeOf('a3', { labels: inZone('a') })];
    const rateOf = (largeClusterThreshold: number) =>
      monitorNodeHealth(
        viewOf({ nodes, settings: { ...settings, largeClusterThreshold } }),
      ).memory.queues.get('r/a')?.limiter;
    expect(rateOf(50)).toEqual({ kind: 'never' });
    expect(rateOf(3)).toMatchObject({ kind: 'bucket', rate: Math.fround(0.01) });
  });

  test('without a ready node is tainted as ever while another has one; if none has, all taints go and none comes', () => {
    const a = threeOf('a', 'False');
    const one = passes(viewOf({ nodes: [...a, ...threeOf('b', 'True')] }));
    expect(written(one.writes)).toEqual(['a0 +not-ready:NoExecute']);
    const cutOff = [...one.nodes.slice(0, 3), ...threeOf('b', 'False', 20)];
    const all = passes(viewOf({ nodes: cutOff, memory: one.memory, now: seconds(20) }));
    expect(written(all.writes)).toEqual(['a0 -not-ready:NoExecute']);
    expect([...all.memory.zones.values()]).toEqual(['FullDisruption', 'FullDisruption']);
    const still = passes(viewOf({ nodes: all.nodes, memory: all.memory, now: seconds(30) }));
    expect(written(still.writes)).toEqual([]);
    const back = passes(
      viewOf({ nodes: [...a, ...threeOf('b', 'True', 200)], memory: still.memory, now: seconds(200) }),
    );
    expect(back.memory.health.get('a0')?.heardAt).toBe(seconds(200));
    expect([...back.memory.zones.values()]).toEqual(['FullDisruption', 'Normal']);
  });

  test('does not count nodes that are excluded; one that has no others, or is gone, is forgotten', () => {
    const excluded = nodeOf('x', {
      ready: 'False',
      labels: { ...inZone('a'), 'node.kubernetes.io/exclude-disruption': '' },
    });
    expect([
      ...monitorNodeHealth(viewOf({ nodes: [excluded, ...threeOf('a', 'True')] })).memory.zones,
    ]).toEqual([['r/a', 'Normal']]);
    const alone = monitorNodeHealth(viewOf({ nodes: [excluded] }));
    expect([...alone.memory.zones]).toEqual([]);
    const again = monitorNodeHealth(viewOf({ nodes: [excluded], memory: alone.memory, now: seconds(5) }));
    expect(again.memory.queues.has('r/a')).toBe(true);
    const two = monitorNodeHealth(viewOf({ nodes: [...threeOf('a', 'False'), ...threeOf('b', 'True')] }));
    const left = monitorNodeHealth(viewOf({ nodes: threeOf('b', 'True'), memory: two.memory }));
    expect([...left.memory.zones]).toEqual([['r/b', 'Normal']]);
  });
});

describe('NoSchedule taints', () => {
  test('follow the conditions of a node and whether it is cordoned', () => {
    const node = nodeOf('n', {
      ready: 'False',
      conditions: [
        { type: 'DiskPressure', status: 'True' },
        { type: 'MemoryPressure', status: 'Unknown' },
        { type: 'Other', status: 'True' },
      ],
      taints: [
        { key: 'node.kubernetes.io/pid-pressure', effect: 'NoSchedule' },
        { key: 'own', effect: 'NoSchedule' },
      ],
    });
    const writes = noScheduleTaints({ ...node, spec: { ...node.spec, unschedulable: true } });
    expect(written(writes)).toEqual([
      'n +not-ready:NoSchedule',
      'n +disk-pressure:NoSchedule',
      'n +unschedulable:NoSchedule',
      'n -pid-pressure:NoSchedule',
    ]);
    expect(
      noScheduleTaints(
        writes.reduce(afterNodeWrite, { ...node, spec: { ...node.spec, unschedulable: true } }),
      ),
    ).toEqual([]);
  });
});

describe('a Pod that is bound', () => {
  const bound: Pod = podOf('p', { node: 'n', readyFor: 1 });
  const { memory } = monitorNodeHealth(viewOf({ nodes: [nodeOf('n', { ready: 'False' }), ...others] }));

  test('to a node that is not ready is not ready', () => {
    expect(written(podBoundToUnreadyNode(viewOf({ nodes: [nodeOf('n')], memory }), bound))).toEqual([
      'p is not ready',
    ]);
  });

  test('to a node that is ready, unknown or gone is left alone', () => {
    const well = podOf('p', { node: 'well', readyFor: 1 });
    expect(podBoundToUnreadyNode(viewOf({ nodes: others, memory }), well)).toEqual([]);
    expect(podBoundToUnreadyNode(viewOf({ nodes: [], memory }), bound)).toEqual([]);
    expect(podBoundToUnreadyNode(viewOf({ nodes: [nodeOf('n')] }), bound)).toEqual([]);
  });
});

describe('a token bucket', () => {
  test('gives one token, and the next when the time for it has passed; clocks that go back give none', () => {
    const first = tryAccept(tokenBucket(0.1), now);
    expect(first.accepted).toBe(true);
    expect(tryAccept(first.limiter, seconds(9.9)).accepted).toBe(false);
    expect(tryAccept(first.limiter, seconds(-100)).accepted).toBe(false);
    expect(tryAccept(first.limiter, seconds(10)).accepted).toBe(true);
  });

  test('of rate 0 gives its first token and no other', () => {
    const first = tryAccept(tokenBucket(0), now);
    expect([first.accepted, tryAccept(first.limiter, seconds(1e6)).accepted]).toEqual([true, false]);
  });

  test('in the place of an empty one is empty, in the place of a full one full', () => {
    const empty = tryAccept(tokenBucket(0.1), now).limiter;
    expect(tryAccept(swapLimiter(empty, 0.01, now), now).accepted).toBe(false);
    expect(tryAccept(swapLimiter(tokenBucket(0.1), 0.01, now), now).accepted).toBe(true);
    expect(swapLimiter(empty, 0.1, now)).toBe(empty);
  });

  test('that is stopped starts again at any rate but 1, as in Kubernetes', () => {
    const stopped = swapLimiter(tokenBucket(1), 0, now);
    expect(tryAccept(stopped, seconds(1e6)).accepted).toBe(false);
    expect(swapLimiter(stopped, 1, now)).toBe(stopped);
    expect(swapLimiter(stopped, 0.1, now)).toMatchObject({ kind: 'bucket' });
  });
});
