import { type FilterPlugin, nodeFilter, reject } from '../plugin.ts';
import { hasUntoleratedTaint } from '../tolerations.ts';

/**
 * TaintToleration: a node with a taint `NoSchedule` or `NoExecute` takes only Pods that tolerate it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
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
