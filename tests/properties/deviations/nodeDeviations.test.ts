import { expect, test } from 'vitest';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';
import { podsOf } from '../../../models/scenarios/patterns/patternPods.ts';
import { patterns } from '../../../models/scenarios/patterns/patterns.ts';
import { deviations } from '../../../properties/deviations/deviations.ts';

const nodes: ReadonlyMap<string, NodeOptions> = new Map([
  ...nodeFeatures.map(({ name, node }) => [name, node] as const),
  ...patterns.map((each) => [each.name, { pods: podsOf(each), ...each.faults }] as const),
]);

const onNodes = deviations.flatMap(({ breaks, onNode }) => (onNode ? [{ breaks, ...onNode }] : []));

test('a scenario of a node breaks a law only where a kubelet is known to, and each that is known is shown by one', () => {
  const shown = [...nodeFeatures, ...patterns].flatMap(({ name, breaks = [] }) =>
    breaks.map((law) => `${law} in ${name}`),
  );
  const known = onNodes.flatMap(({ breaks, scenarios }) =>
    scenarios.flatMap((name) => breaks.map((law) => `${law} in ${name}`)),
  );
  expect(shown.toSorted()).toEqual(known.toSorted());
});

test('what a kubelet is known to break may happen in the scenarios that show it', () => {
  for (const { scenarios, mayHappen } of onNodes) {
    for (const name of scenarios) expect(mayHappen(planNode(nodes.get(name)!))).toBe(true);
  }
});

test.each(['node-deletion', 'node-hooks', 'node-init-never'])(
  '%s: where nothing is lost and no kubelet restarts, nothing is known to be broken',
  (name) => {
    const plan = planNode(nodes.get(name)!);
    expect(onNodes.filter(({ mayHappen }) => mayHappen(plan))).toEqual([]);
  },
);
