import type { Composer } from '../../checker/system/composeSystem.ts';
import type { NodeInfo } from '../../spec/scheduling/nodeInfo.ts';
import type { ClusterParts } from '../cluster/parts.ts';
import { isWorking } from '../node/kubelet.ts';
import type { NodeObject } from '../node/nodeObject.ts';
import { withConstants } from './constants.ts';

export type NodeView = {
  readonly id: number;
  readonly name: string;
  /** the machine itself */
  readonly machine: 'Up' | 'Partitioned' | 'Dead';
  /** what the API says of it */
  readonly object: NodeObject['value'];
  readonly kubelet: boolean;
};

export type NodeConstants = { readonly info: NodeInfo };

export const nodeViews = ({ view, viewKind }: Composer, { nodes, plan }: ClusterParts): void => {
  viewKind('node');
  for (const node of nodes) {
    const info = plan.nodes[node.id - 1]!;
    view('node', node, [node.machine, node.object, node.kubelet], (machine, object, kubelet) =>
      withConstants(
        {
          id: node.id,
          name: info.name,
          machine: machine.value as NodeView['machine'],
          object: object.value,
          kubelet: isWorking(kubelet),
        } satisfies NodeView,
        { info } satisfies NodeConstants,
      ),
    );
  }
};
