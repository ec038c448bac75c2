import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialSnapshot, step } from '../../../../checker/charts/chartTable.ts';
import { alternatives } from '../../../../checker/compile/alternatives.ts';
import { holds, type SystemState } from '../../../../checker/reference/state.ts';
import type { Component } from '../../../../checker/system/component.ts';
import { composeSystem } from '../../../../checker/system/composeSystem.ts';
import { all } from '../../../../checker/system/guard.ts';
import type { nodeObject } from '../../../../models/cluster/charts/node/nodeObject.ts';
import { modelledFilters } from '../../../../models/cluster/constraints/modelledFilters.ts';
import { lifecycleTaints, type NodeState } from '../../../../models/cluster/constraints/nodeStates.ts';
import { type ClusterParts, clusterParts } from '../../../../models/cluster/parts/clusterParts.ts';
import { planCluster } from '../../../../models/cluster/plan/planCluster.ts';
import { hardConstraints } from '../../../../models/cluster/rules/scheduler.ts';
import { podViewOf } from '../../../../models/cluster/workloads/workloadKinds.ts';
import { clusterOf } from '../../../../spec/scheduling/cluster.ts';
import { allRejections, prepareFilters } from '../../../../spec/scheduling/filtering.ts';
import { nodeInfoOf } from '../../../../spec/scheduling/nodeInfo.ts';
import { noBudgets } from '../charts/planOf.ts';
import { type RandomPlacement, randomPlacement } from './randomPlacement.ts';

type Event = { readonly type: string; readonly [field: string]: unknown };

const partsOf = ({ nodes, pods, nodeFailures }: RandomPlacement): ClusterParts => {
  const plan = planCluster({
    nodes: nodes.map(nodeInfoOf),
    workloads: [],
    pods,
    budgets: { ...noBudgets, nodeFailures },
    maxUids: undefined,
  });
  return composeSystem('the parts of a cluster', (composer) => clusterParts(composer, plan, podViewOf))
    .handles;
};

/** The events that lead a Node object from Ready into a state. */
const waysTo: {
  readonly [S in NodeState]: readonly Parameters<Component<typeof nodeObject>['send']>[0]['type'][];
} = {
  Ready: [],
  Unknown: ['LOSE'],
  Unreachable: ['LOSE', 'TAINT'],
  Returning: ['LOSE', 'TAINT', 'HEARTBEAT'],
  Deleted: ['LOSE', 'TAINT', 'DELETE'],
};

/** A state in which the scheduler has placed the Pods so, and the nodes are in these states; all else is at its beginning. */
const stateOf = (parts: ClusterParts, { states, places }: RandomPlacement): SystemState => {
  const state: SystemState[number][] = [];
  const drive = (component: Component<never>, events: readonly Event[]): void => {
    state[component.index] = events.reduce(
      (snapshot, event) => step(component, snapshot, event)!.snapshot,
      initialSnapshot(component),
    );
  };
  for (const [at, { object }] of parts.nodes.entries()) {
    drive(
      object as never,
      waysTo[states[at]!].map((type) => ({ type })),
    );
  }
  parts.pods.forEach(({ scheduled }, at) => {
    const assumed = places[at] === undefined ? [] : [{ type: 'SEE', as: 'Placed', node: places[at] + 1 }];
    drive(scheduled as never, [{ type: 'SEE', as: 'Queued' }, ...assumed]);
  });
  return state;
};

/** What the scheduler's filters say against a Pod on each node. */
const rejections = (parts: ClusterParts, placement: RandomPlacement, pod: number): string[][] => {
  const { nodes, states, places } = placement;
  const { pods } = parts.plan;
  const nameOf = (node: number) => nodes[node]!.metadata!.name!;
  const namespaces = [...new Set(pods.map((each) => each.info.namespace))];
  const cluster = clusterOf({
    nodes: nodes.flatMap((node, at) => {
      const state = states[at]!;
      const taints = [...(node.spec?.taints ?? []), ...lifecycleTaints[state]];
      return state === 'Deleted' ? [] : [{ ...node, spec: { ...node.spec, taints } }];
    }),
    pods: pods.flatMap((other, at) => {
      const place = places[at];
      return at === pod || place === undefined
        ? []
        : [{ ...other.pod, spec: { ...other.pod.spec!, nodeName: nameOf(place) } }];
    }),
    namespaces: namespaces.map((name) => ({ metadata: { name } })),
  });
  const prepared = prepareFilters(pods[pod]!.info, cluster, modelledFilters);
  return nodes.map((_, at) => {
    const candidate = cluster.byName.get(nameOf(at));
    if (!candidate) return ['the Node object is gone'];
    if (prepared.kind === 'reject') return [...prepared.rejection.reasons];
    return allRejections(prepared.filters, candidate).flatMap(({ reasons }) => reasons);
  });
};

describe('the scheduler of the model binds a Pod to a node', () => {
  test('exactly where all filters of the scheduler allow it', () => {
    const seen = { bound: 0, rejected: 0, reasons: new Set<string>() };
    fc.assert(
      fc.property(randomPlacement, (placement) => {
        const parts = partsOf(placement);
        const state = stateOf(parts, placement);
        parts.pods.forEach((pod, at) => {
          const against = rejections(parts, placement, at);
          const binds = parts.nodes.map((node) => holds(all(...hardConstraints(parts, pod, node)), state));
          expect({ pod: at, against, binds }).toEqual({
            pod: at,
            against,
            binds: against.map(({ length }) => length === 0),
          });
          for (const reasons of against) {
            if (reasons.length === 0) seen.bound += 1;
            else seen.rejected += 1;
            for (const reason of reasons) seen.reasons.add(reason);
          }
        });
      }),
      { numRuns: 600 },
    );
    expect(seen.bound).toBeGreaterThan(500);
    expect(seen.rejected).toBeGreaterThan(500);
    expect([...seen.reasons].sort()).toMatchInlineSnapshot(`
      [
        "Insufficient cpu",
        "Insufficient ephemeral-storage",
        "Insufficient example.com/gpu",
        "Insufficient memory",
        "Too many pods",
        "node(s) didn't have free ports for the requested pod ports",
        "node(s) didn't match Pod's node affinity/selector",
        "node(s) didn't match pod affinity rules",
        "node(s) didn't match pod anti-affinity rules",
        "node(s) didn't match pod topology spread constraints",
        "node(s) didn't match pod topology spread constraints (missing required label)",
        "node(s) didn't satisfy existing pods anti-affinity rules",
        "node(s) had untolerated taint(s)",
        "node(s) were unschedulable",
        "the Node object is gone",
      ]
    `);
  });

  test('by one conjunction of conditions, however many Pods and nodes there are', () => {
    fc.assert(
      fc.property(randomPlacement, (placement) => {
        const parts = partsOf(placement);
        const guard = all(...hardConstraints(parts, parts.pods[0]!, parts.nodes[0]!));
        expect(alternatives(guard, '').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
