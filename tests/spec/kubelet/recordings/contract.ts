import { contractBreaches, type RuntimeStep } from '../../../../spec/kubelet/runtime/criContract.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import { eachPod } from './statement.ts';

/** The step that a line tells of. A stop signal is none: what counts is that the container ended. */
const stepOf = (line: RuntimeLine): RuntimeStep | undefined => {
  const { op, sandbox: sandboxID = '', container = '', cid: id = '' } = line;
  switch (op) {
    case 'RunPodSandbox':
      return { call: op, attempt: line.sbAttempt ?? 0, sandboxID };
    case 'StopPodSandbox':
    case 'RemovePodSandbox':
      return { call: op, sandboxID };
    case 'SandboxDied':
      return { call: 'SandboxExited', sandboxID };
    case 'CreateContainer':
    case 'RemoveContainer':
      return { call: op, container, id };
    case 'StartContainer':
      return { call: op, container };
    case 'Exit':
      return { call: 'ContainerExited', container };
    case 'StopContainer':
    case 'PullImage':
    case 'ExecSync':
    case 'HTTP':
      return undefined;
  }
};

export const contract = eachPod(
  'the sandbox of a Pod comes first and goes last; containers are created, started, stopped, removed; one instance runs at a time',
  ({ log }) => {
    const steps = log.flatMap((line) => stepOf(line) ?? []);
    const breaches = new Map(contractBreaches(steps).map(({ at, because }) => [at, because]));
    return steps.map(({ call }, at) => (breaches.has(at) ? `${call}: ${breaches.get(at)}` : undefined));
  },
);

export const ownNode = eachPod(
  'a Pod is run by the node that it is bound to, and by no other',
  ({ log, shown }) => {
    const bound = shown.map(({ pod }) => pod.spec.nodeName).filter((node) => node !== undefined);
    return log.map(({ ts, op, node }) =>
      bound.length === 0 || bound.includes(node) ? undefined : `${ts} ${op} on ${node}`,
    );
  },
);
