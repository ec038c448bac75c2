import type { NodeInfo } from '../../spec/scheduling/nodeInfo.ts';

export type NodeView = {
  readonly id: number;
  readonly name: string;
  /** the machine itself */
  readonly machine: 'Up' | 'Partitioned' | 'Dead';
  /** what the API says of it */
  readonly object: 'Ready' | 'Unknown' | 'Unreachable' | 'Returning' | 'Deleted';
  readonly kubelet: boolean;
};

export type NodeConstants = { readonly info: NodeInfo };
