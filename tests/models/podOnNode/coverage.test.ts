import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { ChartCoverage } from '../../../drivers/random/campaign/chartCoverage.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

/** states of each feature that are looked at, breadth first */
const limit = 3_000;

test('the features exercise every transition of every chart', () => {
  const coverage = new ChartCoverage();
  for (const { node } of nodeFeatures) walk(new LazyRun(composeNode(planNode(node)).system), coverage);
  expect(coverage.missing()).toEqual([]);
});

test('a chart that has a transition too many is found out', () => {
  const coverage = new ChartCoverage();
  walk(new LazyRun(composeNode(planNode({ pods: [nodeFeatures[0]!.node.pods[0]!] })).system), coverage);
  expect(coverage.missing()).toContain('sandbox of the runtime: Ready --LOST--> Dead');
});

/** Breadth first through the states of a system. */
const walk = (run: LazyRun, coverage: ChartCoverage): void => {
  coverage.begin(run);
  const seen = new Set<string>();
  const queue: LazyState[] = [run.initial().state];
  for (let at = 0; at < queue.length && at < limit; at++) {
    const state = queue[at]!;
    for (const rule of run.enabled(state)) {
      let before = state;
      for (const happening of run.fire(rule, state)) {
        coverage.note(run, happening.rule, before);
        before = happening.after;
      }
      const key = before.join();
      if (!seen.has(key)) queue.push(before);
      seen.add(key);
    }
  }
};
