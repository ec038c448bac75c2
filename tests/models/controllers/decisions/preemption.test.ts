import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { contenderState, nodeOf } from '../../../../models/controllers/charts/contender.ts';
import { keptNode } from '../../../../models/controllers/charts/nomination.ts';
import { seenAllowed } from '../../../../models/controllers/charts/seenAllowance.ts';
import { composePreemption } from '../../../../models/controllers/composePreemption.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { clusterOf } from '../../../../spec/scheduling/cluster.ts';
import { schedule } from '../../../../spec/scheduling/schedule.ts';

const nodes = [
  { id: 1, name: 'node 1', slots: 2 },
  { id: 2, name: 'node 2', slots: 1 },
];

test('the scheduler of the model binds, and preempts, where schedule decides that', () => {
  const { system, parts } = composePreemption({
    gate: 'on',
    lags: true,
    places: 5,
    nodes,
    pods: [
      { id: 1, name: 'a', priority: 1, guarded: true, node: 1 },
      { id: 2, name: 'b', priority: 1, guarded: true, node: 1 },
      { id: 3, name: 'c', priority: 2, guarded: false, node: 2 },
      { id: 4, name: 'd', priority: 5, guarded: false },
      { id: 5, name: 'e', priority: 5, guarded: false },
    ],
    budgets: { ...calm, controllerRestarts: 1, deletions: 1 },
  });
  const run = new LazyRun(system);
  const random = randomFrom(5);
  const count = { bind: 0, preempt: 0 };
  for (let life = 0; life < 150; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 30; step++) {
      const enabled = run.enabled(state);
      const allowed = seenAllowed(run.snapshotOf(parts.allowance, state));
      const pods = parts.pods.map(({ id, plan, object }): Pod => {
        const snapshot = run.snapshotOf(object, state);
        const is = contenderState(snapshot);
        const waiting = parts.waiting.find((each) => each.id === id);
        const kept = waiting && is === 'Pending' ? keptNode(run.snapshotOf(waiting.nomination, state)) : 0;
        const node = nodeOf(snapshot);
        return {
          metadata: {
            name: plan.name,
            namespace: 'default',
            uid: plan.name,
            annotations: { is },
            labels: plan.guarded ? { guarded: 'yes' } : {},
            ...((is === 'Preempted' || is === 'Deleted') && { deletionTimestamp: '2026-06-01T00:00:00Z' }),
          },
          spec: {
            priority: plan.priority,
            containers: [{ name: 'app', resources: { requests: { cpu: '1000m' } } }],
            ...(node > 0 && { nodeName: String(node) }),
          },
          status: {
            ...(node > 0 && { startTime: '2026-05-01T00:00:00Z' }),
            ...(kept > 0 && { nominatedNodeName: String(kept) }),
            conditions:
              is === 'Preempted'
                ? [{ type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler' }]
                : [],
          },
        };
      });
      for (const { id } of parts.waiting) {
        const pod = pods[id - 1]!;
        if (pod.metadata?.annotations?.is !== 'Pending' || allowed === undefined) continue;
        const decision = schedule(
          pod,
          clusterOf({
            nodes: nodes.map((each) => ({
              metadata: { name: String(each.id) },
              status: { allocatable: { cpu: String(each.slots), memory: '2Gi', pods: '9' } },
            })),
            pods: pods.filter((other) => other !== pod && other.metadata?.annotations?.is !== 'Gone'),
            disruptionBudgets: [
              {
                metadata: { name: 'b', namespace: 'default' },
                spec: { selector: { matchLabels: { guarded: 'yes' } } },
                status: {
                  disruptionsAllowed: allowed,
                  currentHealthy: 2,
                  desiredHealthy: 1,
                  expectedPods: 2,
                },
              },
            ],
          }),
        );
        const binds = enabled.filter(
          ({ name, args }) => name === 'binds the Pod to the node' && args[0] === id,
        );
        const preempts = enabled.flatMap(({ facts }) => {
          const { preempted } = facts as { preempted?: { pod: number; node: number; victims: number[] } };
          return preempted?.pod === id ? [preempted] : [];
        });
        const feasible = decision.nodes.filter((each) => each.feasible).map(({ node }) => Number(node));
        const kept = Number(pod.status?.nominatedNodeName ?? 0);
        const expected = feasible.includes(kept) ? [kept] : decision.best.map(Number);
        expect(binds.map(({ args }) => args[1]).sort()).toEqual([...expected].sort());
        const best = decision.preemption?.eligible ? decision.preemption.best : [];
        expect(preempts.map(({ node, victims }) => [node, victims])).toEqual(
          best.map(({ node, victims }) => [
            Number(node),
            victims.map((each) => pods.indexOf(each.pod) + 1).sort(),
          ]),
        );
        count.bind += binds.length;
        count.preempt += preempts.length;
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  expect(count.bind).toBeGreaterThan(50);
  expect(count.preempt).toBeGreaterThan(50);
});
