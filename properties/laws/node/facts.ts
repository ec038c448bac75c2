import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node } from '../../../spec/api/objects/core.ts';
import { milliValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** What a machine is, whatever runs on it. */
const machine = ['machineID', 'systemUUID', 'architecture', 'operatingSystem'] as const;

const reported = ['capacity', 'allocatable', 'conditions', 'addresses', 'nodeInfo'] as const;

export const facts: LawRecord = {
  id: 'node/facts',
  says: 'What a kubelet reports of its node stays reported; the machine stays the same; no more can be allocated than there is',
  source: 'https://kubernetes.io/docs/reference/node/node-status/',
  fields: [
    'node.status.capacity',
    'node.status.allocatable',
    'node.status.addresses',
    'node.status.nodeInfo',
    'node.spec.providerID',
  ],
  record: ofObjects({
    about: ['nodes'],
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
  }),
  lies: ['a node that has become another machine', 'a node with more to give than it has'],
};
