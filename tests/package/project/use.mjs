import { ask, check, fuzz, laws, mutants, questions, scenarios, trace } from 'pod-semantics';
import { checker, checkSystem, guards } from 'pod-semantics/checker';
import { answerLine } from 'pod-semantics/oracle';
import { apiServer, kubelet, scheduler } from 'pod-semantics/spec';
import { podPhase } from 'pod-semantics/spec/kubelet/phase/podPhase';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'app', image: 'nginx' }] },
};
const bounds = { nodes: 1, nodeFailures: 0, containerExits: 1 };
const checked = await check([pod], { bounds });
const benchmark = { scenario: 'replicated-pods', bounds: { N: 3, R: 2, U: 3, F: 1, C: 2 } };
const oneThread = await check('', benchmark);
const twoThreads = await check('', { ...benchmark, workers: 2 });
const pattern = await check('', { scenario: 'pattern-sidecar', laws: ['container/sidecar-last'] });
const refused = await check('kind: Pod');
const lived = fuzz({ manifests: [pod], runs: 2, seed: 1 });
const recorded = await trace('{"this": "is no record"}\n');

const { chart } = await import('./chart.mjs');
const { system } = checker.composeSystem('a switch', ({ one, actor, rule, view }) => {
  const light = one('light', chart);
  view('light', light, [light], ([state]) => ({ on: state.value === 'on' }));
  actor('somebody', () => {
    rule('switches', [[light]], (each) => ({ when: [guards.all()], then: [each.send({ type: 'SWITCH' })] }));
  });
});
const law = { kind: 'state', id: 'it stays dark', of: 'light', holds: ({ on }) => !on };
const { exploration, verdicts } = await checkSystem(system, [law]);

console.log(
  JSON.stringify({
    checked: checked.ok && [checked.report.outcome, checked.report.states],
    threads: [oneThread, twoThreads].map((each) => each.ok && each.report.states),
    pattern: pattern.ok && pattern.report.laws.map(({ verdict }) => verdict),
    refused: !refused.ok && refused.problems.map(({ code }) => code),
    lifetimes: lived.ok && lived.report.lifetimes,
    accepted: recorded.accepted,
    tables: [laws, scenarios, mutants, questions].map((table) => table.length > 5),
    asked: ask({ op: 'qos', pod }),
    line: JSON.parse(answerLine('{"id": 1, "op": "none"}')).problem.code,
    qos: apiServer.qosClass(pod),
    decisions: [typeof kubelet.podStatus, typeof scheduler.schedule, typeof podPhase],
    states: exploration.status.states,
    switched: verdicts.get('it stays dark').verdict,
  }),
);
