import { test as property } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeState } from '../../../checker/reference/judge.ts';
import { ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import { questionLanguage } from '../../../properties/questions/language.ts';
import { namesIn } from '../../../properties/questions/names.ts';
import { questionLaws } from '../../../properties/questions/questionLaw.ts';
import { readQuestion } from '../../../properties/questions/readQuestion.ts';
import { wholeView } from '../../../properties/questions/wholeView.ts';
import { barePod, container, deployment, withReadiness } from '../../models/cluster/manifests.ts';
import { smallCluster } from '../../models/cluster/smallCluster.ts';
import { buildAsked, question } from './asked.ts';

const { system } = buildAsked(
  smallCluster(
    { nodes: 2, nodeFailures: 1, containerExits: 2, deletions: 1, forcedDeletions: 1 },
    deployment('web', 2, { containers: [container('app', withReadiness)] }),
    barePod('db'),
  ),
  [{ metadata: { name: 'front' }, spec: { selector: { app: 'web' } } }],
);
const names = namesIn(system);

/** The definition: CEL evaluated on the whole view of a state. */
const onWhole = (text: string, state: SystemState): unknown => {
  const read = readQuestion({ text, from: '' }, names);
  if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
  return questionLanguage.parse(read.text)(wholeView(system, state, names));
};

/** States along a random run, by the places of the choices among what may happen. */
const statesAlong = (choices: readonly number[]): SystemState[] => {
  const run = new ReferenceRun(system);
  let state = run.initial().state;
  const states = [state];
  for (const choice of choices) {
    const enabled = run.enabled(state);
    if (enabled.length === 0) break;
    state = run.fire(enabled[choice % enabled.length]!, state).at(-1)!.after;
    states.push(state);
  }
  return states;
};

const ofPod = (p: string) =>
  fc.constantFrom(
    `${p}.ready`,
    `${p}.terminating`,
    `${p}.deleted`,
    `${p}.running`,
    `${p}.restarts > 0`,
    `${p}.phase == 'Running'`,
    `${p}.node == 'node-1'`,
    `${p}.labels.app == 'web'`,
    `${p}.workload in ['web']`,
    `'front' in ${p}.services`,
    `${p}.name.startsWith('web')`,
  );
const conditionOf = (p: string) =>
  fc.oneof(
    ofPod(p),
    fc.tuple(ofPod(p), fc.constantFrom('&&', '||'), ofPod(p)).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ofPod(p).map((a) => `!(${a})`),
  );
const list = fc.oneof(
  fc.constantFrom('pods', 'alive', "service('front').endpoints"),
  conditionOf('q').map((condition) => `pods.filter(q, ${condition})`),
);
const size = fc.oneof(
  fc.tuple(list, conditionOf('p')).map(([of, condition]) => `${of}.filter(p, ${condition}).size()`),
  fc.constantFrom('available(web)', 'size(pods)', '2 * nodes.filter(n, n.ready).size()', 'nodes.size() - 1'),
);
const counted = fc.oneof(
  fc
    .tuple(list, fc.constantFrom('all', 'exists', 'exists_one'), conditionOf('p'))
    .map(([of, macro, condition]) => `${of}.${macro}(p, ${condition})`),
  fc
    .tuple(size, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), fc.oneof(size, fc.nat(3).map(String)))
    .map(([a, op, b]) => `${a} ${op} ${b}`),
);
const compared = fc.constantFrom(
  'pods.exists(p, p.ready && nodes.exists(n, n.name == p.node && !n.ready))',
  'pods.exists(p, pods.exists(q, q.name != p.name && q.node == p.node && p.ready && q.ready))',
  'workloads.all(w, w.ready >= w.replicas)',
  "nodes.exists(n, pods.filter(p, p.node == n.name && p.workload == 'web').size() > 1)",
  'pods.map(p, p.restarts).exists(r, r > 0)',
);
const expression = fc.oneof(
  { weight: 3, arbitrary: counted },
  { weight: 1, arbitrary: compared },
  {
    weight: 2,
    arbitrary: fc
      .tuple(counted, fc.constantFrom('&&', '||'), fc.oneof(counted, compared))
      .map(([a, op, b]) => `${a} ${op} !(${b})`),
  },
);

describe('a compiled question', () => {
  property.prop([expression, fc.array(fc.nat(1_000), { minLength: 5, maxLength: 40 })], { numRuns: 60 })(
    'says the same as CEL evaluated on the whole view, of random questions and states',
    (text, choices) => {
      const compiled = questionLaws([question('never', text)], system);
      if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.message}`);
      for (const state of statesAlong(choices)) {
        const isBroken = judgeState(system, [...compiled.laws], state).length > 0;
        expect([text, isBroken]).toEqual([text, onWhole(text, state)]);
      }
    },
  );

  test.for([
    ['pods.exists(p, p.restarts > 1)', 'state'],
    ['available(web) > 2', 'invariant'],
    ['pods.exists(p, nodes.exists(n, n.name == p.node && !n.ready))', 'joint'],
  ] as const)('reads as little as it can: %s', ([text, kind]) => {
    const compiled = questionLaws([question('never', text)], system);
    expect(compiled.ok && compiled.laws[0]?.kind).toBe(kind);
  });
});
