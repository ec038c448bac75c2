import { expect, test } from 'vitest';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';
import { patterns, podsOf } from '../../../models/scenarios/patterns/patterns.ts';
import { nodeDeviations } from '../../../properties/deviations/nodeDeviations.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';

const nodes: ReadonlyMap<string, NodeOptions> = new Map([
  ...nodeFeatures.map(({ name, node }) => [name, node] as const),
  ...patterns.map((each) => [each.name, { pods: podsOf(each), ...each.faults }] as const),
]);

test('a feature breaks a law only where kubelets are known to, and each that is known is shown by one', () => {
  const shown = [...nodeFeatures, ...patterns].flatMap(({ name, breaks = [] }) =>
    breaks.map((law) => `${law} in ${name}`),
  );
  const known = nodeDeviations.flatMap(({ law, shownBy }) => shownBy.map((name) => `${law} in ${name}`));
  expect(shown.toSorted()).toEqual(known.toSorted());
});

test('deviations are from laws of the book, and may happen where they are shown', () => {
  const laws = modelLaws.map(({ id }) => id);
  for (const { law, report, shownBy, mayHappen } of nodeDeviations) {
    expect(laws).toContain(law);
    expect(new URL(report).hostname).toBe('github.com');
    for (const name of shownBy) {
      expect(mayHappen(planNode(nodes.get(name)!))).toBe(true);
    }
  }
});

test('where nothing is lost and no kubelet restarts, none is known', () => {
  for (const { node } of nodeFeatures.filter(({ name }) => ['node-deletion', 'node-hooks'].includes(name))) {
    expect(nodeDeviations.filter(({ mayHappen }) => mayHappen(planNode(node)))).toEqual([]);
  }
});
