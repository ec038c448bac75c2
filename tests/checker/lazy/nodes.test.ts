import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateKey } from '../../../checker/charts/stateKey.ts';
import { isLiveness } from '../../../checker/laws/law.ts';
import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { ReferenceRun } from '../../../checker/reference/state.ts';
import type { AnyComponent } from '../../../checker/system/component.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import { podOnNode } from '../../../drivers/random/arbitraries/podOnNode.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { podOnRuntime } from '../../../models/podOnNode/decisions/podOnRuntime.ts';
import { podActions, podSync } from '../../../models/podOnNode/decisions/podSync.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { lawsOver } from '../../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';

const picks = fc.array(fc.nat(), { minLength: 20, maxLength: 60, size: 'max' });

test('lazily filled tables do what the charts of a node do, and its laws are judged alike', () => {
  fc.assert(
    fc.property(podOnNode, picks, (options, chosen) => {
      const { system } = composeNode(planNode(options));
      const laws = lawsOver(modelLaws, system).filter((law) => !isLiveness(law));
      const charts = new ReferenceRun(system);
      const tables = new LazyRun(system);
      const judge = new LazyJudge(tables, laws);
      let { state } = charts.initial();
      let local = tables.initial().state;
      for (const pick of chosen) {
        const enabled = charts.enabled(state);
        expect(tables.enabled(local).map(instanceName)).toEqual(enabled.map(instanceName));
        if (enabled.length === 0) return;
        const rule = enabled[pick % enabled.length]!;
        const inTables = tables.fire(rule, local);
        for (const [at, { rule: each, after }] of charts.fire(rule, state).entries()) {
          const breaches = judgeStep(system, laws, state, after, each);
          expect(judge.judgeStep(local, inTables[at]!.after, each)?.law).toBe(breaches[0]?.law.id);
          state = after;
          local = inTables[at]!.after;
        }
        expect(tables.snapshots(local).map(stateKey)).toEqual(state.map(stateKey));
        expect(judge.judgeState(local)?.law).toBe(judgeState(system, laws, state)[0]?.law.id);
      }
    }),
    { numRuns: 12 },
  );
});

test('what a sync decides depends on nothing but what decisions are said to read', () => {
  fc.assert(
    fc.property(podOnNode, picks, (options, chosen) => {
      const { system, parts } = composeNode(planNode(options));
      const run = new LazyRun(system);
      let { state } = run.initial();
      for (const pick of chosen) {
        for (const pod of parts.pods) {
          const snapshotOf = (component: AnyComponent) => run.snapshotOf(component, state);
          const actions = podActions(pod.plan, podOnRuntime(pod).from(snapshotOf));
          const remembered = podSync(pod).from(snapshotOf);
          expect(JSON.stringify(remembered, withoutIds)).toBe(JSON.stringify(actions, withoutIds));
        }
        const enabled = run.enabled(state);
        if (enabled.length === 0) return;
        state = run.fire(enabled[pick % enabled.length]!, state).at(-1)!.after;
      }
    }),
    { numRuns: 60 },
  );
});

/** Instances have ids of their own. */
const withoutIds = (key: string, value: unknown): unknown => (key === 'id' ? undefined : value);
