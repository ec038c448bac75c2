import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { type DecidedStatus, hasDecidedEnd } from '../../../models/podOnNode/charts/pod/statusManager.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import type { PodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

/** states of each feature that are looked at, breadth first */
const limit = 400;

const starts = ({ then }: Rule, { sandbox, containers }: PodParts): boolean =>
  then.some(
    ({ component, event: { type } }) =>
      (component === sandbox && type === 'RUN') ||
      (type === 'START' && containers.some(({ state }) => component === state)),
  );

test('once a kubelet has decided that a Pod ended it starts nothing of it', () => {
  let ended = 0;
  for (const { node } of nodeFeatures) {
    const { system, parts } = composeNode(planNode(node));
    const run = new LazyRun(system);
    const queue: LazyState[] = [run.initial().state];
    const seen = new Set<string>();
    for (let at = 0; at < queue.length && at < limit; at++) {
      const state = queue[at]!;
      for (const rule of run.enabled(state)) {
        for (const pod of parts.pods) {
          if (!hasDecidedEnd(run.snapshotOf(pod.status, state) as DecidedStatus)) continue;
          ended += 1;
          expect(starts(rule, pod)).toBe(false);
        }
        const { after } = run.fire(rule, state).at(-1)!;
        if (!seen.has(after.join())) queue.push(after);
        seen.add(after.join());
      }
    }
  }
  expect(ended).toBeGreaterThan(1000);
});
