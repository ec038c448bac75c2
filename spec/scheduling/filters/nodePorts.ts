import { portsConflict } from '../hostPorts.ts';
import { type FilterPlugin, nodeFilter, reject, skip } from '../plugin.ts';

/**
 * NodePorts: the host ports that a Pod asks for are free on the node.
 * https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Ports
 */
export const nodePorts: FilterPlugin = {
  name: 'NodePorts',
  prepare: ({ hostPorts }) =>
    hostPorts.length === 0
      ? skip
      : nodeFilter(({ usedPorts }) =>
          hostPorts.some((port) => usedPorts.some((used) => portsConflict(port, used)))
            ? reject(
                'NodePorts',
                'Unschedulable',
                "node(s) didn't have free ports for the requested pod ports",
              )
            : undefined,
        ),
};
