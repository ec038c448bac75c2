import type { PodLaw } from './traceLaw.ts';

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
