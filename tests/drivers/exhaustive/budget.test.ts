import { describe, expect, test } from 'vitest';
import { Budget, type LimitMet } from '../../../checker/budget/budget.ts';
import type { Check } from '../../../drivers/exhaustive/check.ts';
import { judge } from '../../../drivers/exhaustive/judge.ts';
import { prepareOnBudget } from '../../../drivers/exhaustive/prepare.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { checkReport } from '../../../reports/json/checkReport.ts';
import { paint } from '../../../reports/terminal/paint.ts';
import { verdictText } from '../../../reports/terminal/verdictText.ts';
import { container, deployment, withReadiness } from '../../models/cluster/manifests.ts';
import { type SmallCluster, smallCluster } from '../../models/cluster/smallCluster.ts';
import { victimOf } from '../../properties/mutants/victims.ts';

type Subject = { readonly cluster: SmallCluster; readonly mutant?: Mutant; readonly mayReduce: boolean };

/** Checked by a clock on which time goes by only when somebody looks at it: a millisecond each time. */
const checkedIn = async (
  { cluster, mutant, mayReduce }: Subject,
  limit: { readonly looks?: number; readonly what?: LimitMet } = {},
): Promise<{ check: Check; looks: number; phases: readonly string[] }> => {
  const { looks = Number.POSITIVE_INFINITY, what = 'seconds' } = limit;
  let time = 0;
  const budget = new Budget({
    ...(what === 'seconds' && { seconds: looks / 1000 }),
    ...(what === 'bytes' && { bytes: looks }),
    now: () => time++,
    memory: () => time,
    isInterrupted: () => what === 'interrupted' && time >= looks,
  });
  const { bounds, objects } = cluster;
  const prepared = prepareOnBudget(
    {
      scenario: clusterScenario,
      bounds,
      input: { objects },
      laws: [],
      mayReduce,
      ...(mutant && { mutant }),
    },
    budget,
  );
  if (prepared.ok === false) throw new Error(prepared.problems.map(({ message }) => message).join('; '));
  const check = prepared.ok === true ? await judge(prepared.prepared, { budget }) : prepared.check;
  return { check, looks: time, phases: budget.phases().map(({ phase }) => phase) };
};

const verdictsOf = ({ judged }: Check): ReadonlyMap<string, string> =>
  new Map(judged.map(({ law, verdict }) => [law.id, verdict.verdict]));

const options = { columns: 100, paint: paint(false), saved: new Map<string, string>(), all: true };

const web = smallCluster(
  { nodes: 2, nodeFailures: 1 },
  deployment('web', 1, { containers: [container('app', withReadiness)] }),
);
const mutant = (name: string): Mutant => clusterMutants.find((each) => each.name === name)!;

const subjects: readonly (readonly [string, Subject])[] = [
  ['a Deployment', { cluster: web, mayReduce: true }],
  ['a Deployment, without reductions', { cluster: web, mayReduce: false }],
  [
    'a Deployment with a fault',
    { cluster: victimOf('surplus-pod'), mutant: mutant('surplus-pod'), mayReduce: true },
  ],
];

/** Limits that are met in all phases: at the first look, at the last, and spread over those in between. */
const limitsUpTo = (looks: number): number[] =>
  Array.from({ length: 16 }, (_, at) => Math.ceil(looks * (at / 16) ** 2) + 1);

describe('a check that meets its time limit', () => {
  test.for(subjects)('of %s says what it knows, whatever it is at', async ([, subject]) => {
    const whole = await checkedIn(subject);
    const verdicts = verdictsOf(whole.check);
    const ended = new Set<string | undefined>();
    for (const looks of limitsUpTo(whole.looks)) {
      const { check } = await checkedIn(subject, { looks });
      ended.add(check.during);
      for (const [law, verdict] of verdictsOf(check)) {
        if (verdict !== 'undecided') expect([law, verdict]).toEqual([law, verdicts.get(law)]);
      }
      for (const { verdict } of check.judged) {
        if (verdict.verdict === 'undecided') expect(verdict.why).toContain('the time limit was met');
      }
      const report = checkReport(check);
      if (report.ending === 'complete') continue;
      expect(report).toMatchObject({ ending: 'seconds' });
      const isOpen = report.laws.some(({ verdict }) => verdict === 'undecided');
      expect(isOpen ? ['undecided', 'broken'] : ['good', 'broken']).toContain(report.outcome);
      expect(verdictText(check, options).join('\n')).toContain('not complete: the time limit was met');
    }
    expect(ended).toContain('compiling the charts');
  });

  test('knows the laws that were judged before the search', async () => {
    const subject: Subject = { cluster: web, mayReduce: true };
    const { looks, phases } = await checkedIn(subject);
    expect(phases).toEqual(
      expect.arrayContaining(['compiling the charts', 'judging laws on what they read', 'searching']),
    );
    const known: number[] = [];
    for (const share of [0.5, 0.9, 0.99]) {
      const { check } = await checkedIn(subject, { looks: Math.floor(looks * share) });
      known.push(check.judged.filter(({ verdict }) => verdict.verdict === 'holds').length);
    }
    expect(Math.max(...known)).toBeGreaterThan(5);
  });
});

test.for(['bytes', 'interrupted'] as const)('a check that is ended by %s says so', async (what) => {
  const subject: Subject = { cluster: web, mayReduce: true };
  const { looks } = await checkedIn(subject);
  const { check } = await checkedIn(subject, { looks: Math.floor(looks / 4), what });
  expect(check.exploration.ending).toBe(what);
  expect(checkReport(check).outcome).toBe(what === 'interrupted' ? 'interrupted' : 'undecided');
});
