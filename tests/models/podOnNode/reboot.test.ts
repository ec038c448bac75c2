import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { isDelayed, type ProbeState } from '../../../models/podOnNode/charts/container/probe.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

test('after a reboot no container has started before its startup probe was asked again', () => {
  const { node } = nodeFeatures.find(({ name }) => name === 'node-reboot-startup-probe')!;
  const { system, parts } = composeNode(planNode(node));
  const run = new LazyRun(system);
  const [probe] = parts.pods[0]!.containers[0]!.probes;
  const begun = stepsOf(run).filter(({ rule }) => rule === 'starts the container');
  expect(begun.length).toBeGreaterThan(2);
  for (const { after } of begun)
    expect(isDelayed(run.snapshotOf(probe!.state, after) as ProbeState)).toBe(true);
});

/** Every step of every state of a small system. */
const stepsOf = (run: LazyRun): { readonly rule: string; readonly after: LazyState }[] => {
  const seen = new Set<string>();
  const queue: LazyState[] = [run.initial().state];
  const steps: { readonly rule: string; readonly after: LazyState }[] = [];
  for (let at = 0; at < queue.length; at++) {
    for (const rule of run.enabled(queue[at]!)) {
      for (const happening of run.fire(rule, queue[at]!)) {
        steps.push({ rule: happening.rule.name, after: happening.after });
        if (!seen.has(happening.after.join())) queue.push(happening.after);
        seen.add(happening.after.join());
      }
    }
  }
  return steps;
};
