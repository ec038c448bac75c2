import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateKey } from '../../../checker/charts/stateKey.ts';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { Successors } from '../../../checker/explore/successors.ts';
import { isLiveness, type Law } from '../../../checker/laws/law.ts';
import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { ReferenceRun } from '../../../checker/reference/state.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { randomCluster } from '../../../drivers/random/arbitraries/cluster.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { features } from '../../models/cluster/features.ts';
import { build, clusterLaws } from '../../models/cluster/smallCluster.ts';
import { victimOf } from '../../properties/mutants/victims.ts';
import { randomSystem } from '../arbitraries/system.ts';

const laws = clusterLaws.filter((law) => !isLiveness(law));
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 25, size: 'max' });

/** Charts and lazy tables walk side by side; `chosen` says which enabled rule is next. */
const walk = (system: System, chosen: readonly number[], judged: readonly Law[]): void => {
  const charts = new ReferenceRun(system);
  const tables = new LazyRun(system);
  const judge = new LazyJudge(tables, judged);
  let { state } = charts.initial();
  let local = tables.initial().state;
  for (const pick of chosen) {
    expect(tables.snapshots(local).map(stateKey)).toEqual(state.map(stateKey));
    const enabled = charts.enabled(state);
    expect(tables.enabled(local).map(instanceName)).toEqual(enabled.map(instanceName));
    if (enabled.length === 0) return;
    const rule = enabled[pick % enabled.length]!;
    const happened = charts.fire(rule, state);
    const happenedInTables = tables.fire(rule, local);
    expect(happenedInTables.map((each) => instanceName(each.rule))).toEqual(
      happened.map((each) => instanceName(each.rule)),
    );
    for (const [at, { rule: each, after }] of happened.entries()) {
      const breaches = judgeStep(system, judged, state, after, each);
      const breach = judge.judgeStep(local, happenedInTables[at]!.after, each);
      expect(breach?.law).toBe(breaches[0]?.law.id);
      state = after;
      local = happenedInTables[at]!.after;
      if (breach) return;
    }
    const breach = judge.judgeState(local);
    expect(breach?.law).toBe(judgeState(system, judged, state)[0]?.law.id);
    if (breach) return;
  }
};

/** Charts and compiled tables walk side by side: the same rules are enabled all the way. */
const walkCompiled = (system: System, compiled: Compiled, chosen: readonly number[]): void => {
  const charts = new ReferenceRun(system);
  const successors = new Successors(compiled);
  let { state } = charts.initial();
  let locals = successors.initial();
  for (const pick of chosen) {
    const next = successors.of(locals);
    const enabled = charts.enabled(state);
    expect(next.map(({ rule }) => instanceName(compiled.rules[rule]!.rule))).toEqual(
      enabled.map(instanceName),
    );
    if (next.length === 0) return;
    locals = next[pick % next.length]!.locals;
    state = charts.fire(enabled[pick % next.length]!, state).at(-1)!.after;
  }
};

describe('lazily filled tables do what the charts do', () => {
  test('in random clusters, and their laws are judged alike', () => {
    fc.assert(
      fc.property(randomCluster, picks, (cluster, chosen) => {
        const built = clusterScenario.build({ bounds: cluster.bounds, input: cluster });
        fc.pre(built.ok);
        if (built.ok) walk(built.built.system, chosen, laws);
      }),
      { numRuns: 30 },
    );
  });

  test('in random systems', () => {
    fc.assert(
      fc.property(randomSystem, picks, ({ system }, chosen) => {
        fc.pre(settles(system));
        walk(system, chosen, []);
      }),
      { numRuns: 150 },
    );
  });

  test.for(clusterMutants.map((mutant) => [mutant.name, mutant] as const))(
    'with the mutant %s, and the same law is broken first',
    ([name, mutant]) => {
      const { system } = build(victimOf(name), mutant);
      fc.assert(
        fc.property(picks, (chosen) => walk(system, chosen, laws)),
        { numRuns: 2 },
      );
    },
  );
});

describe('compiled tables of a cluster do what the charts do', () => {
  test.for([[false], [true]] as const)('with local states merged: %s', ([reduce]) => {
    const systems = Object.values(features).map((cluster) => build(cluster).system);
    const compiled = new Map<System, Compiled>();
    fc.assert(
      fc.property(fc.constantFrom(...systems), picks, (system, chosen) => {
        const tables = compiled.get(system) ?? compile(system, clusterLaws, { reduce });
        compiled.set(system, tables);
        walkCompiled(system, tables, chosen);
      }),
      { numRuns: 20 },
    );
  });
});

const settles = (system: System): boolean => {
  try {
    new ReferenceRun(system).initial();
    return true;
  } catch {
    return false;
  }
};
