import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { type Random, randomFrom, seedOf } from '../../../../checker/simulate/random.ts';
import type { Rule } from '../../../../checker/system/rule.ts';
import { Explainer } from '../../../../drivers/observed/explanation/explainer.ts';
import { podOnNode } from '../../../../drivers/random/arbitraries/podOnNode.ts';
import { container } from '../../../../models/podOnNode/charts/container/container.ts';
import { composeNode } from '../../../../models/podOnNode/composeNode.ts';
import { isFromApi } from '../../../../models/podOnNode/parts/podParts.ts';
import { type NodeOptions, planNode } from '../../../../models/podOnNode/plan/planNode.ts';
import { EventsOfRun } from './eventsOfRun.ts';

const seed = 20261121;
const nodes = 6;
const lives = 3;
const steps = 150;

/** What happened, and the first event of a Pod that is not explained. */
type Lived = {
  readonly events: number;
  readonly undecided: number;
  readonly unexplained: string | undefined;
};

/** Explanation takes what is created to be started: nothing is shown in between. */
const startedAtOnce = (rule: Rule): Rule =>
  rule.then.some(({ component, event }) => component.chart === container && event.type === 'START')
    ? { ...rule, urgent: -1 }
    : rule;

const live = (options: NodeOptions, random: Random): Lived => {
  // a status is decided before anything is cleaned up behind its Pod
  const podBudgets = { ...options.podBudgets, garbageCollections: 0 };
  const { system, parts } = composeNode(planNode({ ...options, podBudgets, countedRestarts: steps }));
  const run = new LazyRun({ ...system, rules: system.rules.map(startedAtOnce) });
  const pods = parts.pods.filter(isFromApi).map((pod) => ({ pod, events: new EventsOfRun(pod, run) }));
  const explainer = new Explainer();
  const happened: string[] = [];
  let [events, undecided] = [0, 0];
  let { state } = run.initial();
  for (let step = 0; step < steps; step += 1) {
    const enabled = run.enabled(state);
    if (enabled.length === 0) break;
    const usual = enabled.filter(({ fair }) => fair);
    const some = usual.length > 0 && random.below(8) > 0 ? usual : enabled;
    const chosen = some[random.below(some.length)]!;
    for (const { rule, after } of run.fire(chosen, state)) {
      happened.push(`${rule.name} ${rule.about.join()}`);
      for (const { pod, events: ofPod } of pods) {
        const event = ofPod.take(state, after) ?? (random.below(4) === 0 ? ofPod.rewrite(after) : undefined);
        if (event === undefined) continue;
        events += 1;
        const said = explainer.take(pod.name, event);
        if (said.is === 'undecided') undecided += 1;
        if (said.is === 'unexplained') {
          const unexplained = [said.words(), JSON.stringify(event.after.spec), ...happened.slice(-40)].join(
            '\n',
          );
          return { events, undecided, unexplained };
        }
      }
      state = after;
    }
  }
  return { events, undecided, unexplained: undefined };
};

test('what any run of the charts shows of a Pod is explained by them', () => {
  let [events, undecided] = [0, 0];
  for (const [node, options] of fc.sample(podOnNode, { seed, numRuns: nodes }).entries()) {
    for (let life = 0; life < lives; life += 1) {
      const lived = live(options, randomFrom(seedOf(seed, node * lives + life)));
      expect(lived.unexplained, `node ${node}, life ${life}`).toBeUndefined();
      events += lived.events;
      undecided += lived.undecided;
    }
  }
  expect(events).toBeGreaterThan(100);
  expect(undecided).toBeLessThan(events / 100);
});
