import { type FilterPlugin, nodeFilter, reject } from '../plugin.ts';

/**
 * NodeName: a Pod that names its node runs there or nowhere.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
 */
export const nodeName: FilterPlugin = {
  name: 'NodeName',
  prepare: ({ pod }) =>
    nodeFilter((node) =>
      !pod.spec?.nodeName || pod.spec.nodeName === node.name
        ? undefined
        : reject('NodeName', 'UnschedulableAndUnresolvable', "node(s) didn't match the requested node name"),
    ),
};
