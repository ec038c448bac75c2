import type {
  RuntimeContainer,
  RuntimeSandbox,
  RuntimeStatus,
} from '../../../../spec/kubelet/runtime/status.ts';
import type { RuntimeLine } from './runtimeLine.ts';

const nothing: RuntimeStatus = { sandboxes: [], ips: [], containers: [] };

const created = ({ container = '', cid = '', image = '', attempt = 0, ...line }: RuntimeLine) => ({
  name: container,
  id: cid,
  ...(line.sandbox !== undefined && { sandboxID: line.sandbox }),
  state: 'created' as const,
  image,
  imageID: '',
  restartCount: attempt,
  createdAt: line.time,
});

const ran = ({ sandbox = '', sbAttempt = 0, ip = '' }: RuntimeLine): RuntimeSandbox => ({
  id: sandbox,
  state: 'ready',
  attempt: sbAttempt,
  network: 'pod',
  ip,
});

const changed = (
  status: RuntimeStatus,
  cid: string | undefined,
  change: Partial<RuntimeContainer>,
): RuntimeStatus => ({
  ...status,
  containers: status.containers.map((each) => (each.id === cid ? { ...each, ...change } : each)),
});

const ended = ({ exit = 0, reason = '', time }: RuntimeLine): Partial<RuntimeContainer> => ({
  state: 'exited',
  exitCode: exit,
  reason,
  finishedAt: time,
});

const after = (status: RuntimeStatus, line: RuntimeLine): RuntimeStatus => {
  const { sandboxes, containers } = status;
  switch (line.op) {
    case 'RunPodSandbox':
      return { ...status, sandboxes: [ran(line), ...sandboxes], ips: [line.ip ?? ''] };
    case 'StopPodSandbox':
    case 'SandboxDied':
      return {
        ...status,
        sandboxes: sandboxes.map((each) =>
          each.id === line.sandbox ? { ...each, state: 'notready' } : each,
        ),
      };
    case 'RemovePodSandbox':
      return { ...status, sandboxes: sandboxes.filter(({ id }) => id !== line.sandbox) };
    case 'CreateContainer':
      return { ...status, containers: [created(line), ...containers] };
    case 'StartContainer':
      return changed(status, line.cid, { state: 'running', startedAt: line.time });
    case 'Exit':
      return changed(status, line.cid, ended(line));
    case 'RemoveContainer':
      return { ...status, containers: containers.filter(({ id }) => id !== line.cid) };
    case 'PullImage':
    case 'StopContainer':
    case 'ExecSync':
    case 'HTTP':
      return status;
  }
};

/** What the runtime reported of a Pod before each line of its log, and after the last. */
export const runtimeStates = (log: readonly RuntimeLine[]): readonly RuntimeStatus[] => {
  const states = [nothing];
  for (const line of log) states.push(after(states.at(-1) ?? nothing, line));
  return states;
};
