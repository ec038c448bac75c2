import { phase as phaseOperation } from '../../oracle/operations/phase.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { ContainerStatus, PodCondition } from '../../spec/api/objects/core.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { isProblem, kubeletQuestion } from '../kubeletQuestion.ts';

type Answer = {
  readonly phase: string;
  readonly reason: string;
  readonly message: string;
  readonly conditions: readonly PodCondition[];
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
};

export const phase = (): CommandBody => ({
  operands: [{ name: '[file]', says: 'a Pod with its status, as kubectl prints it; - is standard input' }],
  options: [{ flags: '--json', says: 'print the whole status as one JSON object' }],
  notes: 'the runtime is taken to have what the status of the Pod says; without status it has nothing yet',
  run: async (files, { json }, surroundings) => {
    const { print, columns, colours } = surroundings;
    const answer = phaseOperation.answer(await kubeletQuestion(files, surroundings));
    if (isProblem(answer)) throw new Failure([answer.problem]);
    if (json) {
      print(JSON.stringify(answer, null, 1));
      return exitCode.good;
    }
    const colour = paint(colours);
    const status = answer as unknown as Answer;
    const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
    const because = [status.reason, status.message].filter(Boolean).join(': ');
    print(`${colour.bold(status.phase)}${because ? ` (${because})` : ''}`);
    const rows = [
      ...status.conditions.map(({ type, status: value, reason = '', message = '' }) => [
        { text: type },
        { text: value ?? '', paint: colour.cyan },
        { text: [reason, message].filter(Boolean).join(': ') },
      ]),
      ...statuses.map((each) => [
        { text: `container ${each.name}` },
        { text: Object.keys(each.state ?? {})[0] ?? 'waiting', paint: colour.cyan },
        { text: containerText(each) },
      ]),
    ];
    print(table(rows, columns, '  ').join('\n'));
    return exitCode.good;
  },
});

const containerText = ({ ready, restartCount, state }: ContainerStatus): string =>
  [
    state?.waiting?.reason ?? state?.terminated?.reason ?? '',
    state?.terminated ? `exit code ${state.terminated.exitCode}` : '',
    ready ? 'ready' : 'not ready',
    restartCount > 0 ? `${restartCount} ${restartCount === 1 ? 'restart' : 'restarts'}` : '',
  ]
    .filter(Boolean)
    .join(', ');
