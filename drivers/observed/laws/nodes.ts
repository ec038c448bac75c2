import { pathOf } from '../../../models/recorded/history/requests.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node, Taint } from '../../../spec/api/objects/core.ts';
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
export const writesPart = (patch: unknown, part: Part): boolean => {
  if (Array.isArray(patch)) return true;
  const { metadata, spec } = (patch as Patch) ?? {};
  return Object.hasOwn((part === 'labels' ? metadata : spec) ?? {}, part);
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
        !writesPart(request?.request, part),
    );
    return changed && `its ${changed} changed, and nobody asked for it`;
  },
};
