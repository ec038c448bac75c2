import { restart as restartOperation } from '../../oracle/operations/restart.ts';
import { paint } from '../../reports/terminal/paint.ts';
import type { PodSpec } from '../../spec/api/objects/core.ts';
import type { PodActions } from '../../spec/kubelet/actions/podActions.ts';
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
    const { spec } = question.pod as { readonly spec?: PodSpec };
    const colour = paint(colours);
    const lines = actionLines(answer.actions as unknown as PodActions, spec ?? { containers: [] });
    print(lines.length > 0 ? lines.join('\n') : colour.dim('nothing is to be done'));
    return exitCode.good;
  },
});

/** What one sync has the runtime do, in its order. */
const actionLines = (actions: PodActions, spec: PodSpec): string[] => {
  const named = (list: readonly { readonly name: string }[] | undefined, places: readonly number[]) =>
    places.map((at) => list?.[at]?.name ?? String(at));
  return [
    ...(actions.killPod ? ['stop everything that runs'] : []),
    ...actions.containersToKill.map(({ name, message }) => `stop ${name}: ${message}`),
    ...actions.containersToReset.map(({ name }) => `remove ${name}, to restart all containers`),
    ...(actions.createSandbox ? [`run a sandbox, attempt ${actions.attempt}`] : []),
    ...named(spec.ephemeralContainers, actions.ephemeralContainersToStart).map(
      (name) => `start the ephemeral container ${name}`,
    ),
    ...named(spec.initContainers, actions.initContainersToStart).map(
      (name) => `start the init container ${name}`,
    ),
    ...named(spec.containers, actions.containersToStart).map((name) => `start the container ${name}`),
  ];
};
