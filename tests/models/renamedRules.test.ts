import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Composer } from '../../checker/system/composer.ts';
import type { System } from '../../checker/system/system.ts';
import type { RuleFacts } from '../../models/ruleFacts.ts';
import { recording } from '../drivers/observed/recordings.ts';

/** Another name for each rule: the same one turned round, so that no word of it is left. */
const renamed = (name: string): string => [...name].reverse().join('');

const composing = '../../checker/system/composeSystem.ts';

/** Everything that speaks of rules, freshly loaded; on demand, every rule that is composed has another name. */
const load = async (isRenamed: boolean) => {
  vi.resetModules();
  vi.doUnmock(composing);
  if (isRenamed) {
    vi.doMock(composing, async (importOriginal) => {
      const { composeSystem } =
        await importOriginal<typeof import('../../checker/system/composeSystem.ts')>();
      const underOtherNames = (composer: Composer): Composer => ({
        ...composer,
        rule: (name, ...rest) => composer.rule(renamed(name), ...rest),
      });
      return {
        composeSystem: (name: string, define: (composer: Composer) => unknown) =>
          composeSystem(name, (composer: Composer) => define(underOtherNames(composer))),
      };
    });
  }
  return {
    ...(await import('../../checker/simulate/random.ts')),
    ...(await import('../../drivers/random/arbitraries/podOnNode.ts')),
    ...(await import('../../drivers/random/campaign/campaign.ts')),
    ...(await import('../../drivers/random/campaign/lifetimesOf.ts')),
    ...(await import('../../drivers/random/campaign/recording/isRecordable.ts')),
    ...(await import('../../drivers/random/campaign/recording/recordLifetime.ts')),
    ...(await import('../../models/podOnNode/composeNode.ts')),
    ...(await import('../../models/podOnNode/plan/planNode.ts')),
    ...(await import('../../models/scenarios/features/nodeFeatures.ts')),
    ...(await import('../../properties/mutants/clusterMutants.ts')),
    ...(await import('../../properties/mutants/podOnNode/nodeMutants.ts')),
    ...(await import('../drivers/observed/explanation/explained.ts')),
    ...(await import('../properties/mutants/victims.ts')),
    ...(await import('./cluster/features.ts')),
    ...(await import('./cluster/smallCluster.ts')),
    ...(await import('./podOnNode/exploredNode.ts')),
  };
};

type Modules = Awaited<ReturnType<typeof load>>;

let usual: Modules;
let turned: Modules;

beforeAll(async () => {
  usual = await load(false);
  turned = await load(true);
});

/** What comes of it under the names that rules have, and under others. */
const underBoth = async <T>(of: (modules: Modules) => T | Promise<T>): Promise<[T, T]> => [
  await of(usual),
  await of(turned),
];

/** Everything about the rules of a system but their names, as text: predicates by how they are written. */
const rulesOf = ({ rules }: System): readonly string[] =>
  rules.map(({ name: _, facts, ...rule }) =>
    JSON.stringify({ ...rule, facts: Object.entries(facts as RuleFacts).map(plainFact) }, (__, value) => {
      if (isComponent(value)) return value.name;
      return typeof value === 'function' ? String(value) : value;
    }),
  );

const isComponent = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'chart' in value && 'index' in value;

const plainFact = ([name, value]: [string, unknown]): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? [name, value.kind] : [name, value];

afterAll(() => {
  vi.doUnmock(composing);
  vi.resetModules();
});

describe('if every rule had another name', () => {
  test('rules would be the same, with the same facts on them, and as urgent', async () => {
    const [before, after] = await underBoth((modules) => [
      ...modules.nodeFeatures.map(({ node }) => modules.composeNode(modules.planNode(node)).system),
      ...Object.values(modules.features).map((cluster) => modules.build(cluster).system),
    ]);
    expect(after.map(rulesOf)).toEqual(before.map(rulesOf));
    const names = (systems: readonly System[]) =>
      systems.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(names(after)).toEqual(names(before).map(renamed));
    expect(new Set(before.flatMap(({ rules }) => rules.map(({ urgent }) => urgent))).size).toBeGreaterThan(
      10,
    );
  });

  test('mutants would change the same rules in the same way', async () => {
    const [before, after] = await underBoth((modules) => {
      const { nodeMutants, clusterMutants, composeNode, planNode, build, victims } = modules;
      return [
        ...nodeMutants.map((mutant) => ({
          name: mutant.name,
          right: composeNode(planNode(mutant.victim)).system,
          wrong: composeNode(planNode(mutant.victim), mutant).system,
          changesRules: mutant.rules !== undefined,
        })),
        ...clusterMutants.map((mutant) => ({
          name: mutant.name,
          right: build(victims[mutant.name]!).system,
          wrong: build(victims[mutant.name]!, mutant).system,
          changesRules: mutant.rules !== undefined,
        })),
      ];
    });
    for (const [at, { name, right, wrong, changesRules }] of after.entries()) {
      expect([name, rulesOf(wrong)]).toEqual([name, rulesOf(before[at]!.wrong)]);
      const isOtherwise = JSON.stringify(rulesOf(wrong)) !== JSON.stringify(rulesOf(right));
      expect([name, isOtherwise]).toEqual([name, changesRules]);
    }
  });

  test('lifetimes would last as long, step by step, and be judged alike', async () => {
    const [before, after] = await underBoth(({ campaign }) =>
      campaign({ seed: 11, lifetimes: 20, lives: 2 }),
    );
    const { faults, ...tally } = before.tally;
    expect(after.failure).toBeUndefined();
    expect(after.tally).toEqual({
      ...tally,
      faults: new Map([...faults].map(([name, count]) => [renamed(name), count])),
    });
    const [right, wrong] = await underBoth(({ lifetimesOf, nodeMutants, randomFrom }) =>
      nodeMutants
        .filter(({ breaks }) =>
          breaks.some((law) => ['container/backoff', 'termination/kill-in-time'].includes(law)),
        )
        .flatMap((mutant) => {
          const lifetimes = lifetimesOf(mutant.victim, mutant);
          return [1, 2, 3].map((seed) => lifetimes.live(randomFrom(seed)));
        }),
    );
    expect(wrong).toEqual(
      right.map(({ choices, broken }) => ({
        choices: choices.map(({ rule, ...choice }) => ({ rule: renamed(rule), ...choice })),
        broken,
      })),
    );
  });

  test('recordings of lifetimes would be the same, line by line', async () => {
    const [before, after] = await underBoth((modules) =>
      fc
        .sample(modules.podOnNode.filter(modules.isRecordable), { seed: 5, numRuns: 12 })
        .flatMap(
          (options, at) => modules.recordLifetime(modules.lifetimesOf(options), modules.randomFrom(at)).lines,
        ),
    );
    expect(after).toEqual(before);
    const actions = new Set(before.map(({ action }) => action));
    for (const action of [
      'node:kubelet-kill',
      'node:kubelet-start',
      'runtime:reboot',
      'runtime:sandbox-die',
      'delete',
    ])
      expect(actions).toContain(action);
  });

  test('recorded Pods would be explained by the same steps', async () => {
    const [before, after] = await underBoth(({ explained }) =>
      ['sandbox-a.r1', 'restart-policy-never.r1', 'init-ok.r1'].map((name) => {
        const { unexplained, undecided, stories } = explained(recording(name).lines);
        const told = stories.map(({ pod, end, chapters }) => [
          pod,
          end,
          chapters.map(({ line, event, hidden }) => [line, event, hidden.length]),
        ]);
        return { unexplained, undecided, told };
      }),
    );
    expect(after).toEqual(before);
    expect(before.flatMap(({ told }) => told).length).toBeGreaterThan(5);
  });

  test('laws that ask what a rule does would come to the same verdicts', async () => {
    const faults = [
      'eviction-out-of-order',
      'toleration-seconds-ignored',
      'shutdown-out-of-order',
      'changed-manifest-runs-at-once',
      'finalizers-ignored',
      'surplus-pod',
      'uid-reused',
      'removed-too-early',
      'scheduler-ignores-hard-constraints',
    ];
    const [before, after] = await underBoth(async (modules) => {
      const verdicts: [string, string, string][] = [];
      for (const name of faults) {
        const ofNode = modules.nodeMutants.find((mutant) => mutant.name === name);
        const ofCluster = modules.clusterMutants.find((mutant) => mutant.name === name);
        const isMeant = ({ id }: { readonly id: string }) => (ofNode ?? ofCluster)!.breaks.includes(id);
        const explored = ofNode
          ? await modules.exploredNode(ofNode.victim, ofNode, modules.nodeLaws.filter(isMeant))
          : await modules.explored(modules.build(modules.victims[name]!, ofCluster), {
              laws: modules.clusterLaws.filter(isMeant),
            });
        for (const [law, { verdict }] of explored.verdicts) verdicts.push([name, law, verdict]);
      }
      return verdicts;
    });
    expect(after).toEqual(before);
    const found = before.flatMap(([name, , verdict]) => (verdict === 'violated' ? [name] : []));
    expect([...new Set(found)]).toEqual(faults);
  });
});
