import type { Container, Pod, PodSpec, Probe } from '../../../spec/api/objects/core.ts';
import type { NodeOptions } from '../../podOnNode/plan/planNode.ts';

/** A feature of Pods on a node: the smallest node that shows it, and what may go wrong there. */
export type NodeFeature = {
  readonly name: string;
  readonly says: string;
  readonly node: NodeOptions;
  /** laws that Kubernetes itself breaks there: known deviations from what is documented */
  readonly breaks?: readonly string[];
};

export const container = (name: string, fields: Partial<Container> = {}): Container => ({
  name,
  image: 'registry.example/app:1',
  ...fields,
});

export const sidecar = (name: string, fields: Partial<Container> = {}): Container =>
  container(name, { restartPolicy: 'Always', ...fields });

export const pod = (spec: Partial<PodSpec> = {}, metadata: Pod['metadata'] = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace: 'default', ...metadata },
  spec: { containers: [container('app')], ...spec },
});

export const tcp = (fields: Partial<Probe> = {}): Probe => ({
  tcpSocket: { port: 80 },
  failureThreshold: 1,
  ...fields,
});
export const exec = { exec: { command: ['true'] } };
export const named = (name: string): Pod['metadata'] => ({ name });
export const fromFile = {
  name: 'static-node-1',
  annotations: { 'kubernetes.io/config.source': 'file', 'kubernetes.io/config.hash': 'hash' },
};

export const feature = (
  name: string,
  says: string,
  pods: readonly Pod[],
  { breaks, ...options }: Omit<NodeOptions, 'pods'> & Pick<NodeFeature, 'breaks'>,
): NodeFeature => ({
  name: `node-${name}`,
  says,
  node: { pods, ...options },
  ...(breaks ? { breaks } : {}),
});
