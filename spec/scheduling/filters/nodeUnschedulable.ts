import { type FilterPlugin, nodeFilter, reject } from '../plugin.ts';
import { toleratesTaint } from '../tolerations.ts';

/**
 * NodeUnschedulable: a cordoned node takes no Pods, except those that tolerate the taint
 * `node.kubernetes.io/unschedulable`.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export const nodeUnschedulable: FilterPlugin = {
  name: 'NodeUnschedulable',
  prepare: ({ pod }) =>
    nodeFilter((node) =>
      node.unschedulable && !toleratesTaint(pod.spec?.tolerations, unschedulableTaint)
        ? reject('NodeUnschedulable', 'UnschedulableAndUnresolvable', 'node(s) were unschedulable')
        : undefined,
    ),
};

const unschedulableTaint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
