import { expect, test } from 'vitest';
import type { Node, Pod } from '../../../../spec/api/objects/core.ts';
import { collectPods } from '../../../../spec/controllers/podGC/collectPods.ts';
import type { PodGCPass, PodGCView } from '../../../../spec/controllers/podGC/podGCView.ts';

const now = Date.parse('2026-11-28T12:00:00Z');

const podOf = (name: string, phase: string, nodeName?: string, deleting = false): Pod => ({
  metadata: {
    name,
    namespace: 'n',
    creationTimestamp: `2026-11-28T11:00:0${name.at(-1)}Z`,
    ...(deleting ? { deletionTimestamp: '2026-11-28T11:59:00Z' } : {}),
  },
  spec: { containers: [], ...(nodeName ? { nodeName } : {}) },
  status: { phase },
});

const pass = (view: Partial<PodGCView>): PodGCPass =>
  collectPods({
    now,
    pods: [],
    nodes: [],
    terminatedPodThreshold: 0,
    quarantine: new Map(),
    liveNode: () => ({ found: false }),
    answers: () => undefined,
    ...view,
  });

const writes = ({ tried }: PodGCPass): readonly string[] =>
  tried.map(({ write }) => `${write.kind} ${write.pod.metadata?.name} (${write.step})`);

test('a Pod of a node that is gone is told to have failed and deleted, but only after a quarantine', () => {
  const pods = [podOf('p0', 'Running', 'lost')];
  const first = pass({ pods });
  expect(writes(first)).toEqual([]);
  expect([...first.quarantine]).toEqual([['lost', now + 40_000]]);
  const later = pass({ pods, now: now + 40_000, quarantine: first.quarantine });
  expect(writes(later)).toEqual(['patchStatus p0 (orphaned)', 'deletePod p0 (orphaned)']);
});

test('a node that only the cache lacks, or that the API cannot tell of, has lost no Pods', () => {
  const view = {
    pods: [podOf('p0', 'Running', 'lost')],
    now: now + 40_000,
    quarantine: new Map([['lost', now]]),
  };
  expect(writes(pass({ ...view, liveNode: () => ({ found: true }) }))).toEqual([]);
  const error = { reason: 'Timeout', message: 'timed out' } as const;
  expect(writes(pass({ ...view, liveNode: () => ({ found: 'unknown', error }) }))).toEqual([]);
});

test('ended Pods beyond the threshold go, evicted ones first, then the oldest; without a threshold all stay', () => {
  const evicted = podOf('p3', 'Failed');
  const pods = [
    podOf('p2', 'Succeeded'),
    podOf('p1', 'Failed'),
    { ...evicted, status: { ...evicted.status, reason: 'Evicted' } },
  ];
  expect(writes(pass({ pods, terminatedPodThreshold: 1 }))).toEqual([
    'deletePod p3 (terminated)',
    'deletePod p1 (terminated)',
  ]);
  expect(writes(pass({ pods }))).toEqual([]);
});

test('a Pod that is being deleted goes if its node is out of service and not ready, not while it is ready', () => {
  const node = (status: string): Node => ({
    metadata: { name: 'n1' },
    spec: { taints: [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }] },
    status: { conditions: [{ type: 'Ready', status }] },
  });
  const pods = [podOf('p0', 'Running', 'n1', true)];
  expect(writes(pass({ pods, nodes: [node('Unknown')] }))).toHaveLength(2);
  expect(writes(pass({ pods, nodes: [node('True')] }))).toEqual([]);
});

test('a Pod that was never bound goes at once when it is deleted; a refused status keeps it', () => {
  const pods = [podOf('p0', 'Pending', undefined, true)];
  expect(writes(pass({ pods }))).toEqual([
    'patchStatus p0 (unscheduledTerminating)',
    'deletePod p0 (unscheduledTerminating)',
  ]);
  expect(writes(pass({ pods, answers: () => ({ reason: 'Conflict', message: 'changed' }) }))).toHaveLength(1);
});
