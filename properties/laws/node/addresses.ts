import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node } from '../../../spec/api/objects/core.ts';
import { parseIp } from '../../../spec/api/validation/ip.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const ipTypes = ['InternalIP', 'ExternalIP'];
const types = [...ipTypes, 'Hostname', 'InternalDNS', 'ExternalDNS'];

const addressesOf = (node: Node | undefined) => node?.status?.addresses ?? [];

export const addresses: LawRecord = {
  id: 'node/addresses',
  says: 'The addresses of a node are of the types that there are, each once; IPs are IPs, there is one hostname, which stays, and no type of address is lost',
  source: 'https://kubernetes.io/docs/reference/node/node-status/#addresses',
  fields: ['node.status.addresses'],
  record: ofObjects({
    about: ['nodes'],
    judge: ({ before, after }) => {
      const [olds, all] = [before as Node | undefined, after as Node].map(addressesOf);
      if (all === undefined || deepEqual(olds, all)) return undefined;
      for (const [at, { type, address }] of all.entries()) {
        if (!types.includes(type)) return `its address ${address} is of the type ${type}`;
        if (ipTypes.includes(type) && parseIp(address) === undefined)
          return `its ${type} is ${address}, which is no IP`;
        if (all.findIndex((each) => each.type === type && each.address === address) !== at)
          return `its ${type} ${address} is there twice`;
      }
      const names = all.filter(({ type }) => type === 'Hostname');
      if (names.length > 1) return `it has ${names.length} hostnames`;
      const [old, name] = [olds, all].map((each) => each?.find(({ type }) => type === 'Hostname')?.address);
      if (old !== undefined && name !== undefined && old !== name)
        return `its hostname became ${name}; it was ${old}`;
      const lost = olds?.find(({ type }) => !all.some((each) => each.type === type));
      return lost && `its ${lost.type} is no longer reported`;
    },
  }),
  lies: ['a node whose name is an IP', 'a node without one of its addresses'],
};
