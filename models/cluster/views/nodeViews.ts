import type { Composer } from '../../../checker/system/composer.ts';
import { withConstants } from '../../views/constants.ts';
import type { NodeConstants, NodeView } from '../../views/nodeView.ts';
import { isWorking } from '../charts/node/kubelet.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';

export const nodeViews = ({ view, viewKind }: Composer, { nodes, plan }: ClusterParts): void => {
  viewKind('node');
  for (const node of nodes) {
    const info = plan.nodes[node.id - 1]!;
    view(
      'node',
      node,
      { machine: node.machine, object: node.object, kubelet: node.kubelet },
      ({ machine, object, kubelet }) =>
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
