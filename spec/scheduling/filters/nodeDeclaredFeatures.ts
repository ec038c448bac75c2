import type { Pod } from '../../api/objects/core.ts';
import { type FilterPlugin, nodeFilter, reject, skip } from '../plugin.ts';

/**
 * NodeDeclaredFeatures: the node declares the features that the Pod makes use of.
 * https://kep.k8s.io/5328
 */
export const nodeDeclaredFeatures: FilterPlugin = {
  name: 'NodeDeclaredFeatures',
  prepare: ({ pod }) => {
    const used = features.filter(({ usedBy }) => usedBy(pod));
    if (used.length === 0) return skip;
    return nodeFilter(({ declaredFeatures }) =>
      used.every(({ name }) => declaredFeatures.has(name))
        ? undefined
        : reject(
            'NodeDeclaredFeatures',
            'UnschedulableAndUnresolvable',
            "node(s) didn't match Pod's required features",
          ),
    );
  },
};

/** The features that a node must declare before it gets a Pod that uses them. */
const features: readonly { readonly name: string; readonly usedBy: (pod: Pod) => boolean }[] = [
  {
    name: 'RestartAllContainersOnContainerExits',
    usedBy: ({ spec }) =>
      [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].some(({ restartPolicyRules }) =>
        restartPolicyRules?.some(({ action }) => action === 'RestartAllContainers'),
      ),
  },
  {
    name: 'UserNamespacesHostNetworkSupport',
    usedBy: ({ spec }) => spec?.hostNetwork === true && spec.hostUsers === false,
  },
];
