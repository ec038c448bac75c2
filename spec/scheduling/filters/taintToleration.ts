import { type FilterPlugin, nodeFilter, reject } from '../plugin.ts';
import { hasUntoleratedTaint } from '../tolerations.ts';

/**
 * TaintToleration: a node with a taint `NoSchedule` or `NoExecute` takes only Pods that tolerate it.
 *
 * Documentation: "Taints and Tolerations".
 */
export const taintToleration: FilterPlugin = {
  name: 'TaintToleration',
  prepare: ({ pod }) =>
    nodeFilter((node) =>
      hasUntoleratedTaint(node.taints, pod.spec?.tolerations)
        ? reject('TaintToleration', 'UnschedulableAndUnresolvable', 'node(s) had untolerated taint(s)')
        : undefined,
    ),
};
