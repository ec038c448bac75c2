import { restart as restartOperation } from '../../oracle/operations/restart.ts';
import { paint } from '../../reports/terminal/paint.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { PodActions } from '../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../spec/kubelet/boundPod.ts';
import type { PodPhase } from '../../spec/kubelet/phase/podPhase.ts';
import { nextPodWork } from '../../spec/kubelet/podWorker/podWork.ts';
import type { RuntimeStatus } from '../../spec/kubelet/runtime/status.ts';
import { effectiveGracePeriod } from '../../spec/kubelet/termination/effectiveGracePeriod.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { isProblem, kubeletQuestion } from '../kubeletQuestion.ts';

export const restart = (): CommandBody => ({
  operands: [{ name: '[file]', says: 'a Pod with its status, as kubectl prints it; - is standard input' }],
  options: [{ flags: '--json', says: 'print the actions as one JSON object' }],
  notes: 'the runtime is taken to have what the status of the Pod says; without status it has nothing yet',
  run: async (files, { json }, surroundings) => {
    const { print, colours } = surroundings;
    const question = await kubeletQuestion(files, surroundings);
    const answer = restartOperation.answer(question);
    if (isProblem(answer)) throw new Failure([answer.problem]);
    if (json) {
      print(JSON.stringify(answer, null, 1));
      return exitCode.good;
    }
    const colour = paint(colours);
    const lines = linesOf(question, answer as unknown as Answer);
    print(lines.length > 0 ? lines.join('\n') : colour.dim('nothing is to be done'));
    return exitCode.good;
  },
});

type Question = { readonly pod: BoundPod; readonly runtime: RuntimeStatus };
type Answer = { readonly phase: PodPhase; readonly actions: PodActions };

const linesOf = (asked: JsonObject, { phase, actions }: Answer): readonly string[] => {
  const { pod, runtime } = asked as unknown as Question;
  const deleted = Boolean(pod.metadata?.deletionTimestamp);
  const anythingRuns = runtime.containers.some(({ state }) => state === 'running');
  if (nextPodWork({ work: 'sync', deleted, evicted: false, phase, done: false }) === 'sync') {
    return actionLines(actions, pod, anythingRuns);
  }
  const { seconds } = effectiveGracePeriod(pod, 0);
  const because = deleted ? 'it is being deleted' : `it is ${phase}`;
  return [
    ...(anythingRuns ? [`stop everything that runs, within ${seconds} s`] : []),
    `start nothing of the Pod any more: ${because}`,
  ];
};

/** What one sync has the runtime do, in its order. */
const actionLines = (actions: PodActions, pod: BoundPod, anythingRuns: boolean): readonly string[] => {
  const { spec, status } = pod;
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const backsOff = (name: string) =>
    statuses.find((each) => each.name === name)?.state?.waiting?.reason?.endsWith('BackOff') ?? false;
  const start = (
    kind: string,
    containers: readonly { readonly name: string }[] | undefined,
    places: readonly number[],
  ) =>
    places.map((at) => {
      const name = containers?.[at]?.name ?? String(at);
      return `start the ${kind} ${name}${backsOff(name) ? ', when its back-off is over' : ''}`;
    });
  return [
    ...(actions.killPod && anythingRuns ? ['stop everything that runs'] : []),
    ...actions.containersToKill.map(({ name, message }) => `stop ${name}: ${message}`),
    ...actions.containersToReset.map(
      ({ name, kill }) => `${kill ? 'stop and remove' : 'remove'} ${name}, to restart all containers`,
    ),
    ...(actions.createSandbox ? [`run a sandbox, attempt ${actions.attempt}`] : []),
    ...start('ephemeral container', spec.ephemeralContainers, actions.ephemeralContainersToStart),
    ...start('init container', spec.initContainers, actions.initContainersToStart),
    ...start('container', spec.containers, actions.containersToStart),
  ];
};
