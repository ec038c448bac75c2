import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { type ContainerState, isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isDelayed, type ProbeState } from '../../../models/podOnNode/charts/container/probe.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

test('after a reboot no container has started before its startup probe was asked again', () => {
  const { node } = nodeFeatures.find(({ name }) => name === 'node-reboot-startup-probe')!;
  const { system, parts } = composeNode(planNode(node));
  const run = new LazyRun(system);
  const { state, probes } = parts.pods[0]!.containers[0]!;
  const runs = (at: LazyState): boolean => isRunning(run.snapshotOf(state, at) as ContainerState);
  const begun = stepsOf(run).filter(({ before, after }) => !runs(before) && runs(after));
  expect(begun.length).toBeGreaterThan(2);
  for (const { after } of begun)
    expect(isDelayed(run.snapshotOf(probes[0]!.state, after) as ProbeState)).toBe(true);
});

/** Every step of every state of a small system. */
const stepsOf = (run: LazyRun): { readonly before: LazyState; readonly after: LazyState }[] => {
  const seen = new Set<string>();
  const queue: LazyState[] = [run.initial().state];
  const steps: { readonly before: LazyState; readonly after: LazyState }[] = [];
  for (let at = 0; at < queue.length; at++) {
    for (const rule of run.enabled(queue[at]!)) {
      for (const happening of run.fire(rule, queue[at]!)) {
        steps.push({ before: queue[at]!, after: happening.after });
        if (!seen.has(happening.after.join())) queue.push(happening.after);
        seen.add(happening.after.join());
      }
    }
  }
  return steps;
};
