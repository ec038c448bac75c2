import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node, Taint } from '../../../spec/api/objects/core.ts';
import { nodeCondition, seenStates } from '../history/liveNode.ts';
import { pathOf } from '../history/requests.ts';
import type { RecordLaw } from './traceLaw.ts';

const isOwn = ({ key }: Taint): boolean => key.startsWith('node.kubernetes.io/');

/** What of a node only users change: labels, cordon, taints other than those of its conditions. */
type Part = 'labels' | 'unschedulable' | 'taints';

const partOf = ({ metadata, spec }: Node, part: Part): unknown => {
  if (part === 'labels') return metadata?.labels ?? {};
  if (part === 'unschedulable') return spec?.unschedulable ?? false;
  return (spec?.taints ?? []).filter((taint) => !isOwn(taint));
};

type Patch = { readonly metadata?: object; readonly spec?: object } | undefined;

/** Whether a patch writes this part; lists of JSON patch operations may write any. */
const writes = (patch: unknown, part: Part): boolean => {
  if (Array.isArray(patch)) return true;
  const { metadata = {}, spec = {} } = (patch as Patch) ?? {};
  return Object.hasOwn(part === 'labels' ? metadata : spec, part);
};

const parts: readonly Part[] = ['labels', 'unschedulable', 'taints'];

export const nodeRequest: RecordLaw = {
  id: 'explain/node-request',
  about: ['nodes'],
  says: 'A node is cordoned, labelled and tainted by requests; its controller adds the taints of its conditions',
  source: 'Kubernetes documentation, Nodes; Taints and Tolerations, Taint Nodes by Condition',
  exceptions: ['a recording without any requests'],
  judge: ({ record, history, before, after }) => {
    if (before === undefined || !history.requests.recorded) return undefined;
    const request = history.requests.answeredWith(record.version, pathOf('nodes', after.metadata.name));
    const changed = parts.find(
      (part) =>
        !deepEqual(partOf(before as Node, part), partOf(after as Node, part)) &&
        !writes(request?.request, part),
    );
    return changed && `its ${changed} changed, and nobody asked for it`;
  },
};

/** The taints that follow from a node's Ready condition. */
const readyTaints: { readonly [key: string]: string } = {
  'node.kubernetes.io/unreachable': 'Unknown',
  'node.kubernetes.io/not-ready': 'False',
};

export const taintsFollow: RecordLaw = {
  id: 'node/taints-follow',
  about: ['nodes'],
  says: 'The taints not-ready and unreachable are put on nodes that are not ready, or that nobody hears of',
  source: 'Kubernetes documentation, Taints and Tolerations, Taint based Evictions',
  exceptions: ['a node is registered with the taint not-ready'],
  judge: ({ record, history, before, after }) => {
    if (before === undefined || record.type !== 'MODIFIED') return undefined;
    const node = after as Node;
    const old = (before as Node).spec?.taints ?? [];
    const live = history.nodes.get(after.metadata.name);
    for (const { key, effect } of node.spec?.taints ?? []) {
      const status = readyTaints[key];
      if (status === undefined || old.some((each) => each.key === key && each.effect === effect)) continue;
      const seen = [node, ...(live ? seenStates(live, record.time) : [])];
      if (seen.some((state) => (nodeCondition(state, 'Ready') ?? 'Unknown') !== 'True')) continue;
      return `it got the taint ${key}:${effect}, and it is ready`;
    }
    return undefined;
  },
};

/** Writes that were under way when the kubelet fell silent may still arrive, for so many seconds. */
const underWay = 3;

export const silentNode: RecordLaw = {
  id: 'node/heartbeat',
  about: ['nodes'],
  says: 'A node becomes ready when its kubelet says so: not while that is silent',
  source: 'Kubernetes documentation, Nodes, Heartbeats',
  judge: ({ record, history, before, after }) => {
    if (before === undefined) return undefined;
    const becomes =
      nodeCondition(after as Node, 'Ready') === 'True' && nodeCondition(before as Node, 'Ready') !== 'True';
    const since = history.nodes.get(after.metadata.name)?.silentSince;
    return becomes && since !== undefined && record.time - since > underWay
      ? `it became ready ${(record.time - since).toFixed(0)} s after its kubelet fell silent`
      : undefined;
  },
};
