import { describe, expect, test } from 'vitest';
import { rebuild } from '../../../reports/counterexample/rebuild.ts';
import { Explored } from '../../../reports/explorer/explored.ts';
import { observationsOf, together } from '../../../reports/stateGraph/observations.ts';
import { quotientsOf } from '../../../reports/stateGraph/quotient.ts';
import { usualBounds } from '../explorer/usualBounds.ts';

const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  object: {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'app', image: 'x' }] },
      },
    },
  },
  place: {},
};

const bounds = await usualBounds('cluster', { nodes: '2', deletions: '1', nodeFailures: '0' });
const rebuilt = await rebuild(
  { scenario: 'cluster', bounds, mutant: null, objects: [replicaSet] },
  { asked: true },
);
if (!rebuilt.ok) throw new Error(rebuilt.problems[0]!.message);
const explored = new Explored(rebuilt.built.system, []);
const observations = observationsOf(explored.system, explored.snapshots(explored.begin().state));
const pod = observations.find(({ kind }) => kind === 'Pod')!;
const web = observations.find(({ kind }) => kind === 'workload')!;
const all = [pod, web, together([pod, web])];
const { states, isWhole, quotients } = quotientsOf(explored, all, 20_000);

/** The text of every reached state, and every step between different texts, by the definition. */
const byDefinition = ({ of }: (typeof all)[number]) => {
  const first = explored.begin().state;
  const reached = new Map([[first.join(), first]]);
  const counts = new Map<string, number>();
  const arrows = new Set<string>();
  for (const state of reached.values()) {
    const text = of(explored.snapshots(state));
    counts.set(text, (counts.get(text) ?? 0) + 1);
    for (const rule of explored.possible(state)) {
      const next = explored.step(state, rule).state;
      reached.set(next.join(), reached.get(next.join()) ?? next);
      const after = of(explored.snapshots(next));
      if (after !== text) arrows.add(`${text} → ${after}`);
    }
  }
  return { counts, arrows };
};

describe('the states of a ReplicaSet of one Pod that may be deleted, on two nodes', () => {
  test.each(quotients)(
    'by $by.name: each box says how many there are, each arrow that a step leads there',
    (quotient) => {
      const { counts, arrows } = byDefinition(quotient.by);
      expect(isWhole).toBe(true);
      expect(new Map(quotient.nodes.map((node) => [node.says, node.states]))).toEqual(counts);
      const says = (id: number) => quotient.nodes[id]!.says;
      expect(new Set(quotient.arrows.map(({ from, to }) => `${says(from)} → ${says(to)}`))).toEqual(arrows);
      expect(quotient.nodes.reduce((sum, node) => sum + node.states, 0)).toBe(states);
    },
  );

  test('the way of each box leads to a state that it stands for', () => {
    for (const { by, nodes } of quotients)
      for (const { says, path } of nodes) {
        let moment = explored.begin();
        for (const place of path) moment = explored.next(moment, place)!;
        expect(by.of(explored.snapshots(moment.state))).toBe(says);
      }
  });

  test('a Pod is Pending on no node, then on one of them; its workload counts it', () => {
    expect(quotients[0]!.nodes.map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        'not created',
        'Pending\non no node',
        'Pending\non node-1',
        'Running, ready\non node-2',
      ]),
    );
    expect(quotients[1]!.nodes.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['wants 1\nno Pods', 'wants 1\n1 Running, ready']),
    );
  });

  test('where there are more states than may be looked at, that is said', () => {
    const few = quotientsOf(explored, [pod], 10);
    expect(few).toMatchObject({ states: 10, isWhole: false });
  });
});
