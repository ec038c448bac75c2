import type {
  Container,
  ContainerState,
  ContainerStatus,
  PodSpec,
  PodStatus,
} from '../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type {
  RuntimeContainer,
  RuntimeSandbox,
  RuntimeStatus,
} from '../../../spec/kubelet/runtime/status.ts';

export const container = (name: string, fields: Partial<Container> = {}): Container => ({
  name,
  image: 'app:1',
  ...fields,
});

export const sidecar = (name: string, fields: Partial<Container> = {}): Container =>
  container(name, { restartPolicy: 'Always', ...fields });

export const boundPod = (spec: Partial<PodSpec>, status: PodStatus = {}): BoundPod => ({
  metadata: { name: 'web', namespace: 'default', uid: 'uid-1', generation: 1 },
  spec: { nodeName: 'n1', restartPolicy: 'Always', containers: [container('app')], ...spec },
  status,
});

export const running: ContainerState = { running: { startedAt: '2026-01-01T00:00:00Z' } };
export const waiting: ContainerState = { waiting: { reason: 'ContainerCreating' } };
export const exited = (exitCode: number): ContainerState => ({ terminated: { exitCode } });

export const statusOf = (
  name: string,
  state: ContainerState,
  fields: Partial<ContainerStatus> = {},
): ContainerStatus => ({
  name,
  state,
  image: 'app:1',
  imageID: '',
  ready: false,
  restartCount: 0,
  ...fields,
});

export const readySandbox: RuntimeSandbox = {
  id: 'sandbox-0',
  state: 'ready',
  attempt: 0,
  network: 'pod',
  ip: '10.0.0.5',
};

export const instance = (
  name: string,
  state: RuntimeContainer['state'],
  fields: Partial<RuntimeContainer> = {},
): RuntimeContainer => ({
  name,
  id: `${name}-0`,
  state,
  image: 'app:1',
  imageID: 'sha256:1',
  restartCount: 0,
  createdAt: 100,
  ...(state === 'running' ? { startedAt: 101 } : {}),
  ...(state === 'exited' ? { startedAt: 101, finishedAt: 102, exitCode: 0 } : {}),
  ...fields,
});

export const runtimeWith = (
  containers: readonly RuntimeContainer[],
  sandboxes: readonly RuntimeSandbox[] = [readySandbox],
): RuntimeStatus => ({ sandboxes, ips: ['10.0.0.5'], containers });
