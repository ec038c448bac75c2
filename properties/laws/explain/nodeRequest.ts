import { pathOf } from '../../../models/recorded/history/requests.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node, Taint } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { type NodePart, writesPart } from '../node/nodePart.ts';
import { ofObjects } from '../recordPredicate.ts';

const isOwn = ({ key }: Taint): boolean => key.startsWith('node.kubernetes.io/');

const partOf = ({ metadata, spec }: Node, part: NodePart): unknown => {
  if (part === 'labels') return metadata?.labels ?? {};
  if (part === 'unschedulable') return spec?.unschedulable ?? false;
  return (spec?.taints ?? []).filter((taint) => !isOwn(taint));
};

const parts: readonly NodePart[] = ['labels', 'unschedulable', 'taints'];

export const nodeRequest: LawRecord = {
  id: 'explain/node-request',
  says: 'A node is cordoned, labelled and tainted by requests; its controller adds the taints of its conditions',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration',
  fields: ['node.spec.unschedulable', 'node.spec.taints', 'node.metadata.labels'],
  record: ofObjects({
    about: ['nodes'],
    showsLess: ['what users asked for, if it has no requests'],
    judge: ({ record, history, before, after }) => {
      if (before === undefined || !history.requests.recorded) return undefined;
      const request = history.requests.answeredWith(record.version, pathOf('nodes', after.metadata.name));
      const changed = parts.find(
        (part) =>
          !deepEqual(partOf(before as Node, part), partOf(after as Node, part)) &&
          !writesPart(request?.request, part),
      );
      return changed && `its ${changed} changed, and nobody asked for it`;
    },
  }),
  lies: [
    'a node with a taint',
    'a node that is cordoned',
    'a node without its labels',
    'a node without room',
    'a node that nobody cordoned',
    'a taint of a lost node on one that is ready',
  ],
};
