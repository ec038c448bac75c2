import type { DaemonSet } from '../../api/objects/apps.ts';
import type { Affinity, Node, Pod, Toleration } from '../../api/objects/core.ts';
import { nodeInfoOf } from '../../scheduling/nodeInfo.ts';
import { meetsRequiredNodeAffinity, requiredNodeAffinityOf } from '../../scheduling/requiredNodeAffinity.ts';
import { hasUntoleratedTaint } from '../../scheduling/tolerations.ts';
import { ownedBy } from './ownedBy.ts';
import { podFromTemplate } from './podFromTemplate.ts';

const tolerated = (key: string, effect: string): Toleration => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect,
});

/** Daemons run on nodes that are in trouble, too. */
const daemonTolerations: readonly Toleration[] = [
  tolerated('not-ready', 'NoExecute'),
  tolerated('unreachable', 'NoExecute'),
  tolerated('disk-pressure', 'NoSchedule'),
  tolerated('memory-pressure', 'NoSchedule'),
  tolerated('pid-pressure', 'NoSchedule'),
  tolerated('unschedulable', 'NoSchedule'),
];

const withTolerations = (pod: Pod): Pod => {
  const added = pod.spec?.hostNetwork
    ? [...daemonTolerations, tolerated('network-unavailable', 'NoSchedule')]
    : daemonTolerations;
  const tolerations = [...(pod.spec?.tolerations ?? []), ...added];
  return { ...pod, spec: { containers: [], ...pod.spec, tolerations } };
};

/** The Pod for one node: required node affinity names the node in place of the terms that there were. */
const forNode = (pod: Pod, nodeName: string): Pod => {
  const affinity: Affinity = {
    ...pod.spec?.affinity,
    nodeAffinity: {
      ...pod.spec?.affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [nodeName] }] }],
      },
    },
  };
  return { ...pod, spec: { containers: [], ...pod.spec, affinity } };
};

const nodeNameOf = ({ spec }: Pod): string | undefined => {
  if (spec?.nodeName) return spec.nodeName;
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const fields = (required?.nodeSelectorTerms ?? []).flatMap(({ matchFields }) => matchFields ?? []);
  return fields.find(({ key }) => key === 'metadata.name')?.values?.[0];
};

/**
 * One Pod for each node that a DaemonSet should run on and has none on: the node has the labels that the Pod asks
 * for, and no taint that it does not tolerate.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled
 */
export const missingDaemons = (
  set: DaemonSet,
  pods: readonly Pod[],
  nodes: readonly Node[],
): readonly Pod[] => {
  const served = new Set(ownedBy(set, pods).map(nodeNameOf));
  const name = set.metadata?.name ?? '';
  const daemon = withTolerations(podFromTemplate(set.spec?.template, set, name));
  const asked = requiredNodeAffinityOf(daemon);
  return nodes
    .map(nodeInfoOf)
    .filter(
      (node) =>
        !served.has(node.name) &&
        (!daemon.spec?.nodeName || daemon.spec.nodeName === node.name) &&
        meetsRequiredNodeAffinity(asked, node) &&
        !hasUntoleratedTaint(node.taints, daemon.spec?.tolerations),
    )
    .map((node) => ({
      ...forNode(daemon, node.name),
      metadata: { ...daemon.metadata, name: `${name}-${node.name}` },
    }));
};
