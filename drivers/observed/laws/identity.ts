import type { PodLaw, RecordLaw } from './traceLaw.ts';

export const neverRescheduled: PodLaw = {
  id: 'identity/never-rescheduled',
  says: 'spec.nodeName, once set, never changes for a UID',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod lifetime',
  judge: ({ before, after }) => {
    const node = before?.spec?.nodeName;
    return node === undefined || node === after.spec?.nodeName
      ? undefined
      : `spec.nodeName became ${after.spec?.nodeName}; the Pod is bound to ${node} for good`;
  },
};

export const gatedWaits: PodLaw = {
  id: 'scheduling/gated-waits',
  says: 'A Pod with scheduling gates is not bound',
  source: 'Kubernetes documentation, Pod Scheduling Readiness',
  judge: ({ after }) => {
    const gates = after.spec?.schedulingGates ?? [];
    return after.spec?.nodeName !== undefined && gates.length > 0
      ? `it is bound to ${after.spec.nodeName} with the gate ${gates[0]?.name}`
      : undefined;
  },
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the API server appends to `generateName`: no vowels, and no digits that look like them. */
const generated = /^[bcdfghjklmnpqrstvwxz2456789]{5}$/;
const longestBase = 58;

/** Whether the API server made this name of `generateName`. */
export const isGenerated = (name: string, generateName: string): boolean => {
  const base = generateName.slice(0, longestBase);
  return name.startsWith(base) && generated.test(name.slice(base.length));
};

export const given: RecordLaw = {
  id: 'identity/given',
  says: 'The API server gives a new object a UUID',
  source: 'Kubernetes documentation, Object Names and IDs, UIDs',
  judge: ({ record, after }) => {
    if (record.type !== 'ADDED') return undefined;
    const { uid } = after.metadata;
    return uuid.test(uid) ? undefined : `its UID ${uid} is no UUID`;
  },
};

export const mirror: PodLaw = {
  id: 'static/mirror',
  says: 'A mirror Pod bears the hash of its static Pod, the name of its node, and belongs to that node',
  source: 'Kubernetes documentation, Create static Pods',
  judge: ({ record, after, history }) => {
    const { annotations = {}, name, ownerReferences = [] } = after.metadata ?? {};
    const hash = annotations['kubernetes.io/config.mirror'];
    if (record.type !== 'ADDED' || hash === undefined) return undefined;
    if (annotations['kubernetes.io/config.hash'] !== hash)
      return `it mirrors ${hash}, and its own hash is ${annotations['kubernetes.io/config.hash']}`;
    if (annotations['kubernetes.io/config.source'] === undefined)
      return 'it does not say where its static Pod is from';
    const node = after.spec?.nodeName;
    if (node === undefined || !name?.endsWith(`-${node.toLowerCase()}`))
      return `it is called ${name}, on the node ${node}`;
    const uid = history.nodes.get(node)?.object.metadata?.uid;
    const [owner] = ownerReferences;
    return owner?.kind === 'Node' && owner.name === node && (uid === undefined || owner.uid === uid)
      ? undefined
      : `it does not belong to its node ${node}`;
  },
};
