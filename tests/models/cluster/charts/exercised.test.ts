import { beforeAll, describe, expect, test } from 'vitest';
import { systemTables } from '../../../../checker/compile/tables.ts';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import type { SystemState } from '../../../../checker/reference/state.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import type { Rule } from '../../../../checker/system/rule.ts';
import type { System } from '../../../../checker/system/system.ts';
import { Lifetimes } from '../../../../drivers/random/fuzz/lifetime.ts';
import { features } from '../features.ts';
import { build } from '../smallCluster.ts';

/** What an event does to one region of a chart: `container: Running, KILL, Failed`. */
type Transition = string;

/** The regions that an event moves; where it moves none it changes something else, such as a count. */
const transitionsOf = (
  chart: string,
  event: { readonly type: string },
  before: unknown,
  after: unknown,
): Transition[] => {
  const from = regionsOf(before);
  const moved = Object.entries(regionsOf(after)).filter(([region, value]) => from[region] !== value);
  if (moved.length === 0) return [`${chart}: ${event.type}`];
  return moved.map(([region, value]) => `${chart}: ${from[region]}, ${event.type}, ${value}`);
};

const regionsOf = (value: unknown): { readonly [region: string]: unknown } =>
  typeof value === 'string' ? { chart: value } : (value as { readonly [region: string]: unknown });

/** Transitions that charts have so that faults can be told: no rule of the cluster makes them. */
const onlyByAFault: { readonly [why: string]: readonly Transition[] } = {
  'the API server believes a kubelet that writes over a terminal phase; none does': [
    'Pod: Failed, STATUS, Pending',
    'Pod: Failed, STATUS, Running',
    'Pod: Failed, STATUS, Succeeded',
    'Pod: Succeeded, STATUS, Failed',
    'Pod: Succeeded, STATUS, Pending',
    'Pod: Succeeded, STATUS, Running',
  ],
  'a kubelet writes a status only if it differs': ['Pod: STATUS'],
  'a runtime would start a second instance; no kubelet asks for one': [
    'container: Running, START, Doubled',
    'container: Doubled, CLEAR, Waiting',
    'container: Doubled, KILL, Failed',
    'container: Doubled, LOST, Failed',
    'container: Doubled, TERM, Stopping',
  ],
  'a container is forgotten only after it has ended': [
    'container: Running, CLEAR, Waiting',
    'container: Stopping, CLEAR, Waiting',
  ],
};

const possible = new Set<Transition>();
const exercised = new Set<Transition>();
const happened = new Set<string>();
const ruleNames = new Set<string>();

/** Every transition of every chart, by enumeration of each chart under all that its rules may send it. */
const addPossible = (system: System): void => {
  const tables = systemTables(system);
  system.components.forEach(({ chart }, index) => {
    const { snapshots, events } = tables[index]!;
    for (const [key, { next }] of events) {
      snapshots.forEach(({ value }, local) => {
        const after = snapshots[next[local]!]?.value;
        if (!after) return;
        for (const each of transitionsOf(chart.id, JSON.parse(key), value, after)) possible.add(each);
      });
    }
  });
};

/** What happens in so many random lifetimes. */
const addExercised = (system: System, count: number): void => {
  const run = new LazyRun(system);
  const lifetimes = new Lifetimes(run, []);
  const rules = new Map(system.rules.map((rule) => [[rule.name, ...rule.args].join(), rule]));
  for (let seed = 1; seed <= count; seed++) {
    let { state } = run.initial();
    for (const { rule, args } of lifetimes.live(picksFrom(seed, 100)).choices) {
      for (const happening of run.fire(rules.get([rule, ...args].join())!, state)) {
        note(happening.rule, run.snapshots(state), run.snapshots(happening.after));
        state = happening.after;
      }
    }
  }
};

const note = (rule: Rule, before: SystemState, after: SystemState): void => {
  happened.add(rule.name);
  for (const { component, event } of rule.then) {
    const { chart, index } = component;
    const snapshot = before[index]!;
    if (!snapshot.can(event)) continue;
    for (const each of transitionsOf(chart.id, event, snapshot.value, after[index]!.value)) {
      exercised.add(each);
    }
  }
};

/** The same numbers in every run of the suite. */
const picksFrom = (seed: number, length: number): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length }, () => random.below(10_000));
};

beforeAll(() => {
  for (const cluster of Object.values(features)) {
    const { system } = build(cluster);
    addPossible(system);
    for (const { name } of system.rules) ruleNames.add(name);
    // nodes take long to fail and to come back, and kubelets to restart
    const { nodeFailures, kubeletRestarts } = cluster.bounds;
    addExercised(system, Number(nodeFailures) + Number(kubeletRestarts) > 0 ? 400 : 100);
  }
});

describe('the features exercise', () => {
  test('every rule of the cluster', () => {
    expect([...ruleNames].filter((name) => !happened.has(name)).sort()).toEqual([]);
  });

  test('every transition of every chart, but for those that only a fault would make', () => {
    const never = [...possible].filter((transition) => !exercised.has(transition));
    expect(never.sort()).toEqual(Object.values(onlyByAFault).flat().sort());
  });
});
