import { ask, type CheckAnswer, type CheckReport, check, fuzz, laws, trace } from 'pod-semantics';
import { checker, checkSystem, type Law, type System } from 'pod-semantics/checker';
import { engineFor } from 'pod-semantics/checker/explore/engine';
import { answerLine, type Operation, operations } from 'pod-semantics/oracle';
import { apiServer, kubelet, type Pod, scheduler } from 'pod-semantics/spec';
import { podPhase } from 'pod-semantics/spec/kubelet/phase/podPhase';
import { podMatchers } from 'pod-semantics/vitest';
import { expect } from 'vitest';

const pod: Pod = { metadata: { name: 'web' }, spec: { containers: [{ name: 'app' }] } };
const answer: CheckAnswer = await check([pod], { bounds: { nodes: 1 }, limits: { states: 10 } });
export const report: CheckReport | undefined = answer.ok ? answer.report : undefined;
export const qos: 'Guaranteed' | 'Burstable' | 'BestEffort' = apiServer.qosClass(pod);
export const best: readonly string[] = scheduler.schedule(pod, scheduler.clusterOf({ nodes: [] })).best;
export const failure: string | undefined = ((found) => (found.ok ? found.report.failure?.law : undefined))(
  fuzz(),
);
export const accepted: boolean = (await trace(new Uint8Array())).accepted;
export const sources: readonly string[] = laws.map(({ source }) => source);
export const asked: unknown = ask({ op: 'qos', pod }).qos;
export const first: Operation | undefined = operations[0];
export const line: string = answerLine('');
export const found = (system: System, judged: readonly Law[]) =>
  checkSystem(system, judged, { engine: engineFor });
export const parts = [checker.composeSystem, kubelet.podStatus, podPhase, podMatchers.toBeValidPod];

expect(pod).toBeValidPod();
expect(pod).toBeAdmittedBy([]);
expect(pod).toBeScheduledOn('node', []);
await expect('').toHold('identity', { bounds: { nodes: 1 } });
await expect('').toKeepTheLaws({ all: true });
// @ts-expect-error a phase is no number
export const wrong: number = kubelet.podPhase;
// @ts-expect-error there is no such option
await check('', { node: 3 });
