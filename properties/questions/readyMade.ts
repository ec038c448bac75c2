import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { AskedNames } from './names.ts';
import type { Question } from './question.ts';

/** A question that has a name, and may be about a workload: `one-writer(db)`. */
export type ReadyMade = {
  readonly name: string;
  readonly says: string;
  /** what its argument is; absent: it takes none */
  readonly takes?: 'workload';
  /** as questions in CEL; or why the model cannot answer it */
  readonly asks: (
    names: AskedNames,
    workload: string,
  ) => readonly Pick<Question, 'kind' | 'text' | 'claims'>[] | string;
};

const workloadsOf = ({ values }: AskedNames): readonly string[] =>
  (values['Pod.workload'] ?? []).filter((name) => name !== '');

const quoted = (name: string): string => JSON.stringify(name);

/** Those that serve: Pods of Jobs come and go. */
const servingOf = (names: AskedNames): readonly string[] =>
  workloadsOf(names).filter((name) => !names.jobs.some((job) => job.name === name));

const onlyJobs =
  'there is nothing in the input but Jobs, whose Pods come and go: job-completes asks about them';

const isOnlyJobs = (names: AskedNames): boolean => names.jobs.length > 0 && servingOf(names).length === 0;

const allOf = (names: AskedNames, atLeast: string): string =>
  servingOf(names)
    .map((name) => `available(${quoted(name)}) >= ${atLeast}`)
    .join(' && ') || 'pods.exists(p, p.ready)';

const isOfRevision = (name: string, revision: number): string =>
  `workloads.exists(w, w.name == ${quoted(name)} && w.revision == ${revision})`;

/** As `kubectl rollout status` has it: those that are being deleted count no more. */
const isRolledOut = (name: string, replicas: number): string => {
  const ofIt = `p.workload == ${quoted(name)} && !p.terminating`;
  return (
    `(pods.filter(p, ${ofIt} && p.revision == 2 && p.ready).size() >= ${replicas} && ` +
    `pods.filter(p, ${ofIt} && p.revision == 1).size() == 0)`
  );
};

/** Questions that many people have, by name. */
export const readyMades: readonly ReadyMade[] = [
  {
    name: 'stays-available',
    says: 'once it is up, each workload has a ready Pod at any time',
    asks: (names) => (isOnlyJobs(names) ? onlyJobs : [{ kind: 'always', text: allOf(names, '1') }]),
  },
  {
    name: 'survives-node',
    says: 'the same, said of the loss of a node: goes with --node-failures',
    asks: (names) => (isOnlyJobs(names) ? onlyJobs : [{ kind: 'always', text: allOf(names, '1') }]),
  },
  {
    name: 'recovers',
    says: 'whatever happened, each workload has a ready Pod again in the end',
    asks: (names) => {
      if (isOnlyJobs(names)) return onlyJobs;
      const serving = servingOf(names);
      if (serving.length === 0)
        return [{ kind: 'eventually', claims: 'a Pod is ready again in the end', text: allOf(names, '1') }];
      return serving.map((name) => ({
        kind: 'eventually',
        claims: `${name} has a ready Pod again in the end`,
        text: `available(${quoted(name)}) >= 1`,
      }));
    },
  },
  {
    name: 'one-writer',
    says: 'at most one Pod of the workload runs containers at a time, wherever, in the API or not',
    takes: 'workload',
    asks: (_, workload) => [
      { kind: 'never', text: `alive.filter(p, p.workload == ${quoted(workload)}).size() > 1` },
    ],
  },
  {
    name: 'scheduled-or-never',
    says: 'no Pod waits for a node for ever',
    asks: () => [
      { kind: 'eventually', claims: 'every Pod finds a node in the end', text: "pods.all(p, p.node != '')" },
    ],
  },
  {
    name: 'survives-zone',
    says: 'each workload has a ready Pod at any time, whatever zone is lost: goes with --zone-loss',
    asks: (names) => (isOnlyJobs(names) ? onlyJobs : [{ kind: 'always', text: allOf(names, '1') }]),
  },
  {
    name: 'drain-finishes',
    says: 'whoever drains a node gets done: no budget keeps its Pods there for ever',
    asks: ({ mayBeDrained }) =>
      mayBeDrained
        ? [{ kind: 'eventually', text: 'nodes.all(n, !n.draining)', claims: 'every drain finishes' }]
        : 'nobody drains a node: --drain any, or --what-if drain',
  },
  {
    name: 'rollout-finishes',
    says: 'once a rollout has begun, all Pods are of the new revision and ready in the end, unless it is taken back',
    asks: ({ rolledOut }) =>
      rolledOut.length === 0
        ? 'nothing is rolled out: --rollout FILE, or --what-if rollout'
        : rolledOut.map(({ name, replicas }) => ({
            kind: 'leads to',
            claims: `the rollout of ${name} finishes`,
            text: `${isOfRevision(name, 2)} ~> ${isRolledOut(name, replicas)} || ${isOfRevision(name, 1)}`,
          })),
  },
  {
    name: 'budget-respected',
    says: 'at any time, as many Pods are healthy as each PodDisruptionBudget wants: evictions keep it, and nothing else must',
    asks: ({ budgets }) =>
      budgets.length === 0
        ? 'there is no PodDisruptionBudget that guards a Pod of the input'
        : budgets.map(({ name: budget, least, pods }) => ({
            kind: 'always',
            claims: `PodDisruptionBudget ${budget} always has ${least} healthy`,
            text: `pods.filter(p, p.name in [${pods.map(quoted).join(', ')}] && p.ready && !p.terminating).size() >= ${least}`,
          })),
  },
  {
    name: 'job-completes',
    says: 'each Job has as many Pods that succeeded as it wants completions, in the end',
    asks: ({ jobs }) =>
      jobs.length === 0
        ? 'there is no Job in the input'
        : jobs.map(({ name, replicas }) => ({
            kind: 'eventually',
            claims: `the Job ${name} completes`,
            text: `pods.filter(p, p.workload == ${quoted(name)} && p.phase == "Succeeded").size() >= ${replicas}`,
          })),
  },
];

export type Asked =
  | { readonly ok: true; readonly questions: readonly Question[] }
  | { readonly ok: false; readonly problem: Problem };

const called = /^([a-z][a-z-]*)(?:\(\s*(?:'([^']*)'|"([^"]*)"|([\w.-]+))\s*\))?$/;

/**
 * What `--ask` asks: a ready-made question by its name, or an expression that is always to be true.
 *
 * @param name under which verdicts print it, if it was given one
 */
export const askedFor = (text: string, from: string, name: string | undefined, names: AskedNames): Asked => {
  const [, id, ...args] = called.exec(text.trim()) ?? [];
  const refuse = (code: Problem['code'], message: string): Asked => ({
    ok: false,
    problem: problem(code, message, { file: from }),
  });
  const found = readyMades.find((each) => each.name === id);
  if (!found) {
    if (id === undefined)
      return { ok: true, questions: [{ name: name ?? text, kind: 'always', text, from }] };
    const known = readyMades.map((each) => each.name);
    return refuse('PS1402', `no question is called ${JSON.stringify(id)}; ${didYouMean(id, known)}`);
  }
  const workload = args.find((each) => each !== undefined);
  if ((workload !== undefined) !== (found.takes !== undefined)) {
    const takes = found.takes ? `takes a ${found.takes}: ${found.name}(web)` : 'takes nothing';
    return refuse('PS1402', `${found.name} ${takes}`);
  }
  const known = workloadsOf(names);
  if (workload !== undefined && !known.includes(workload)) {
    const there =
      known.length > 0 ? didYouMean(workload, known) : 'there is none whose Pods a controller creates';
    return refuse('PS1402', `no workload is called ${JSON.stringify(workload)}; ${there}`);
  }
  const asks = found.asks(names, workload ?? '');
  if (typeof asks === 'string') return refuse('PS1405', `${found.name}: ${asks}`);
  const questions = asks.map((each, at) => ({
    ...each,
    name: `${name ?? text.trim()}${asks.length > 1 ? `/${at + 1}` : ''}`,
    from,
  }));
  return { ok: true, questions };
};
