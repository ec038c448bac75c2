import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { isPodActive } from '../../../spec/controllers/common/podActivity.ts';
import { builtInKinds } from '../../../spec/controllers/disruption/controllerScale.ts';
import { syncDisruptionBudget } from '../../../spec/controllers/disruption/syncDisruptionBudget.ts';
import { collectPods } from '../../../spec/controllers/podGC/collectPods.ts';
import { type Cluster, jobOf, podOf as jobPod, nextCluster, pass } from './job/jobWorld.ts';
import { now, ownerOf, podOf } from './objects.ts';

/** Each takes a second or so. */
const runs = { numRuns: 60 };

const activeIn = ({ pods }: Cluster): number => pods.filter(isPodActive).length;

/** All Pods that run succeed. */
const succeeded = (cluster: Cluster): Cluster => ({
  ...cluster,
  pods: cluster.pods.map((pod) =>
    pod.status?.phase === 'Running' ? { ...pod, status: { ...pod.status, phase: 'Succeeded' } } : pod,
  ),
});

const isComplete = ({ job }: Cluster): boolean =>
  (job.status?.conditions ?? []).some(({ type, status }) => type === 'Complete' && status === 'True');

describe('a Job whose Pods all succeed', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom('Indexed', 'NonIndexed'),
  );

  test('is complete after two passes for each batch and two more, with never too many at a time', () => {
    fc.assert(
      fc.property(sizes, ([completions, parallelism, completionMode]) => {
        let cluster: Cluster = {
          job: jobOf({ completions, parallelism, completionMode }),
          pods: [],
          memory: {},
        };
        const passes = 2 * Math.ceil(completions / parallelism) + 2;
        for (let each = 0; each < passes && !isComplete(cluster); each += 1) {
          cluster = nextCluster(cluster, pass(cluster));
          expect(activeIn(cluster)).toBeLessThanOrEqual(parallelism);
          cluster = succeeded(cluster);
        }
        expect(isComplete(cluster)).toBe(true);
        expect(cluster.job.status?.succeeded).toBe(completions);
        expect(cluster.pods).toHaveLength(completions);
      }),
      runs,
    );
  });

  test('is looked after alike whatever the order in which its Pods are listed', () => {
    const phases = fc.array(fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed'), { maxLength: 8 });
    fc.assert(
      fc.property(phases, sizes, (given, [completions, parallelism, completionMode]) => {
        const index = (at: number) => (completionMode === 'Indexed' ? at : undefined);
        const pods = given.map((phase, at) => jobPod(`p${at}`, phase, index(at)));
        const job = jobOf({ completions, parallelism, completionMode, backoffLimit: 20 });
        const written = (listed: readonly Pod[]) => {
          const sync = pass({ job, pods: listed, memory: {} });
          if (sync.kind !== 'synced') return sync.kind;
          const { uncountedTerminatedPods: _uncounted, ...status } = sync.status;
          return { kinds: sync.tried.map(({ write }) => write.kind), status };
        };
        expect(written(pods.toReversed())).toEqual(written(pods));
      }),
      runs,
    );
  });
});

const anyPods = fc.array(
  fc.record({
    phase: fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed'),
    readyFor: fc.constantFrom(undefined, 5),
    node: fc.constantFrom(undefined, 'here', 'gone', 'lost'),
    deleting: fc.boolean(),
    age: fc.nat(1000),
  }),
  { maxLength: 10 },
);

const madeOf = (traits: readonly Parameters<typeof podOf>[1][]): Pod[] =>
  traits.map((each, at) => podOf(`p${at}`, { ...each, owner: ownerOf('ReplicaSet', 'r') }));

describe('Pod garbage collection', () => {
  const nodes: Node[] = [
    { metadata: { name: 'here' }, spec: {} },
    {
      metadata: { name: 'lost' },
      spec: { taints: [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }] },
    },
  ];
  const collect = (pods: readonly Pod[]) =>
    collectPods({
      now,
      pods,
      nodes,
      terminatedPodThreshold: 2,
      quarantine: new Map([['gone', now]]),
      liveNode: () => ({ found: false }),
      answers: acceptsAll,
    });
  const deletedBy = (pods: readonly Pod[]): string[] =>
    [
      ...new Set(
        collect(pods).tried.flatMap(({ write }) =>
          write.kind === 'deletePod' ? [write.pod.metadata?.name ?? ''] : [],
        ),
      ),
    ].sort();

  test('removes nothing more once what it removed is gone, and the same Pods in any order', () => {
    fc.assert(
      fc.property(anyPods, (traits) => {
        const pods = madeOf(traits);
        const deleted = deletedBy(pods);
        expect(deletedBy(pods.toReversed())).toEqual(deleted);
        const left = pods.filter(({ metadata }) => !deleted.includes(metadata?.name ?? ''));
        expect(deletedBy(left)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('a disruption budget', () => {
  const sync = (pods: readonly Pod[], maxUnavailable: number) =>
    syncDisruptionBudget({
      now,
      budget: {
        metadata: { name: 'b', namespace: 'n', generation: 1 },
        spec: { maxUnavailable, selector: { matchLabels: { app: 'a' } } },
      },
      pods,
      controllers: {
        replicaSets: [
          {
            metadata: { name: 'r', namespace: 'n', uid: 'r-uid' },
            spec: { replicas: 6, selector: { matchLabels: { app: 'a' } } },
          },
        ],
        deployments: [],
        statefulSets: [],
        replicationControllers: [],
        customScales: [],
        servedKinds: builtInKinds,
      },
      answers: acceptsAll,
    }).status;

  test('counts its Pods in any order, and never lets go more than may be unavailable', () => {
    fc.assert(
      fc.property(anyPods, fc.nat(6), (traits, maxUnavailable) => {
        const pods = madeOf(traits);
        const status = sync(pods, maxUnavailable);
        expect(sync(pods.toReversed(), maxUnavailable)).toEqual(status);
        if (pods.length <= 6) {
          expect(status?.disruptionsAllowed ?? 0).toBeLessThanOrEqual(maxUnavailable);
        }
      }),
      runs,
    );
  });
});
