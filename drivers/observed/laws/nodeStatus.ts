import { nodeCondition, seenStates } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node, Taint } from '../../../spec/api/objects/core.ts';
import { milliValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { writesPart } from './nodes.ts';
import type { RecordLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

const heartbeatOf = ({ status }: Node): number =>
  seconds(status?.conditions?.find(({ type }) => type === 'Ready')?.lastHeartbeatTime ?? undefined);

/** Writes that were under way when the kubelet fell silent may still arrive, for so many seconds. */
const underWay = 3;

export const silentNode: RecordLaw = {
  id: 'node/heartbeat',
  about: ['nodes'],
  says: 'A node becomes ready when its kubelet says so, and gives signs of life: not while that is silent, not in the future, and no older ones later',
  source: 'Kubernetes documentation, Nodes, Heartbeats',
  judge: ({ record, history, before, after }) => {
    const beat = heartbeatOf(after as Node);
    if (beat > record.time + clockSkew) return 'its kubelet gave a sign of life that is still to come';
    if (before === undefined) return undefined;
    if (beat < heartbeatOf(before as Node)) return 'its last sign of life is older than the one before';
    const since = history.nodes.get(after.metadata.name)?.silentSince;
    if (since === undefined) return undefined;
    if (beat > since + underWay)
      return `its kubelet gave a sign of life ${(beat - since).toFixed(0)} s after it fell silent`;
    const becomes =
      nodeCondition(after as Node, 'Ready') === 'True' && nodeCondition(before as Node, 'Ready') !== 'True';
    return becomes && record.time - since > underWay
      ? `it became ready ${(record.time - since).toFixed(0)} s after its kubelet fell silent`
      : undefined;
  },
};

/** What a machine is, whatever runs on it. */
const machine = ['machineID', 'systemUUID', 'architecture', 'operatingSystem'] as const;

const reported = ['capacity', 'allocatable', 'conditions', 'addresses', 'nodeInfo'] as const;

export const nodeFacts: RecordLaw = {
  id: 'node/facts',
  about: ['nodes'],
  says: 'What a kubelet reports of its node stays reported; the machine stays the same; no more can be allocated than there is',
  source: 'Kubernetes documentation, Nodes, Node status; Reserve Compute Resources for System Daemons',
  judge: ({ before, after }) => {
    const [old, node] = [before as Node | undefined, after as Node];
    if (old?.spec?.providerID && old.spec.providerID !== node.spec?.providerID) {
      return `its providerID became ${node.spec?.providerID}; it was ${old.spec.providerID}, and is fixed`;
    }
    if (deepEqual(old?.status, node.status)) return undefined;
    const lost = reported.find(
      (field) => old?.status?.[field] !== undefined && node.status?.[field] === undefined,
    );
    if (lost !== undefined) return `its ${lost} are no longer reported`;
    const info = old?.status?.nodeInfo;
    const changed =
      info && machine.find((field) => info[field] !== '' && info[field] !== node.status?.nodeInfo?.[field]);
    if (changed !== undefined) {
      return `its ${changed} became ${node.status?.nodeInfo?.[changed]}; it was ${info?.[changed]}`;
    }
    const { capacity = {}, allocatable = {} } = node.status ?? {};
    for (const [name, text] of Object.entries(allocatable)) {
      const most = capacity[name];
      if (most === undefined) return `it allocates ${name}, and has none`;
      if (text !== most && milliValueOf(quantityFrom(text)) > milliValueOf(quantityFrom(most)))
        return `it allocates ${text} of ${name}, and has ${most}`;
    }
    return undefined;
  },
};

const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const own = 'node.kubernetes.io/';

/** What of a node its own taints tell; a node is registered with the taint not-ready, whatever it is. */
const holds: { readonly [key: string]: (node: Node) => boolean } = {
  [`${own}unreachable`]: (node) => nodeCondition(node, 'Ready') === 'Unknown',
  [`${own}not-ready`]: (node) => (nodeCondition(node, 'Ready') ?? 'False') === 'False',
  [`${own}unschedulable`]: ({ spec }) => spec?.unschedulable === true,
  [`${own}memory-pressure`]: (node) => nodeCondition(node, 'MemoryPressure') === 'True',
  [`${own}disk-pressure`]: (node) => nodeCondition(node, 'DiskPressure') === 'True',
  [`${own}pid-pressure`]: (node) => nodeCondition(node, 'PIDPressure') === 'True',
};

const sameTaint = (one: Taint, other: Taint): boolean => one.key === other.key && one.effect === other.effect;

/** How long before its write is seen a taint may be put, in seconds. */
const lateness = 20;

export const taintsFollow: RecordLaw = {
  id: 'node/taints-follow',
  about: ['nodes'],
  says: 'A node gets the taints of its conditions when they begin, and loses them when they end: not-ready, unreachable, unschedulable, pressures; each at its time, once',
  source: 'Kubernetes documentation, Taints and Tolerations, Taint Nodes by Condition, Taint based Evictions',
  exceptions: [
    'a node is registered with the taint not-ready',
    'users may put and take taints',
    'NoExecute is taken from all nodes of a zone that is lost as a whole',
  ],
  judge: ({ record, history, before, after }) => {
    if (record.type === 'DELETED') return undefined;
    const node = after as Node;
    const taints = node.spec?.taints ?? [];
    const olds = (before as Node | undefined)?.spec?.taints ?? [];
    if (before !== undefined && deepEqual(olds, taints)) return undefined;
    for (const [at, taint] of taints.entries()) {
      if (!effects.includes(taint.effect)) return `the taint ${taint.key} has the effect ${taint.effect}`;
      if (taints.findIndex((each) => sameTaint(each, taint)) !== at)
        return `it has the taint ${taint.key}:${taint.effect} twice`;
    }
    const request = history.requests.answeredWith(record.version, pathOf('nodes', after.metadata.name));
    if (before === undefined || (request && writesPart(request.request, 'taints'))) return undefined;
    const live = history.nodes.get(after.metadata.name);
    const seen = [node, ...(live ? seenStates(live, record.time) : [])];
    for (const taint of taints) {
      const old = olds.find((each) => sameTaint(each, taint));
      const name = `the taint ${taint.key}:${taint.effect}`;
      if (old !== undefined) {
        if (!deepEqual(old, taint)) return `${name} changed`;
        continue;
      }
      const told = holds[taint.key];
      if (told !== undefined && !seen.some(told)) return `it got ${name}, which its conditions do not tell`;
      const since = seconds(taint.timeAdded);
      if (told !== undefined && taint.effect === 'NoExecute' && Number.isNaN(since))
        return `${name} does not say since when`;
      if (since > record.time + clockSkew || since < record.time - lateness)
        return `it got ${name}, and is said to have it since ${taint.timeAdded}`;
    }
    for (const taint of olds) {
      const told = taint.effect === 'NoSchedule' ? holds[taint.key] : undefined;
      const gone = !taints.some((each) => sameTaint(each, taint));
      if (gone && told !== undefined && seen.every(told))
        return `it lost the taint ${taint.key}:${taint.effect}, and its conditions tell that it has it`;
    }
    return undefined;
  },
};
