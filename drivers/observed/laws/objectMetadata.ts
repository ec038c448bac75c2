import { seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { Metadata } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { RecordLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

/** Labels and annotations that controllers keep on objects of other kinds than Pods. */
const controllerKeys: { readonly [resource: string]: readonly string[] } = {
  deployments: ['deployment.kubernetes.io/revision'],
  replicasets: [
    'deployment.kubernetes.io/revision',
    'deployment.kubernetes.io/revision-history',
    'deployment.kubernetes.io/desired-replicas',
    'deployment.kubernetes.io/max-replicas',
  ],
  daemonsets: ['deprecated.daemonset.template.generation'],
  nodes: ['node.alpha.kubernetes.io/ttl', 'volumes.kubernetes.io/controller-managed-attach-detach'],
};

/** The keys of the annotations of a Deployment that its controller copies to its ReplicaSets, or not, are the user's. */
const copied: readonly string[] = ['replicasets'];

const workloads = [
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'poddisruptionbudgets',
  'resourcequotas',
  'limitranges',
  'namespaces',
  'nodes',
];

const changedKeys = (
  before: Metadata,
  after: Metadata,
  field: 'labels' | 'annotations',
): readonly string[] => {
  const [old, next] = [before[field] ?? {}, after[field] ?? {}];
  if (deepEqual(old, next)) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((key) => old[key] !== next[key]);
};

export const metadataByRequest: RecordLaw = {
  id: 'explain/metadata-request',
  about: workloads,
  says: 'Labels and annotations are changed by requests; controllers change only their own',
  source:
    'Kubernetes documentation, Labels and Selectors; Annotations; Well-Known Labels, Annotations and Taints',
  exceptions: [
    'a recording without any requests',
    'the annotations of a Deployment are copied to its ReplicaSets',
  ],
  judge: ({ record, history, before, after }) => {
    if (before === undefined || record.type !== 'MODIFIED' || !history.requests.recorded) return undefined;
    const { resource } = record;
    const own = controllerKeys[resource] ?? [];
    const foreign = (['labels', 'annotations'] as const).flatMap((field) =>
      field === 'annotations' && copied.includes(resource) && isOwned(after.metadata)
        ? []
        : changedKeys(before.metadata, after.metadata, field).filter((key) => !own.includes(key)),
    );
    if (foreign.length === 0) return undefined;
    const { name, namespace } = after.metadata;
    if (history.requests.answeredWith(record.version, pathOf(resource, name, namespace))) return undefined;
    return `${foreign[0]} changed, and nobody asked for it`;
  },
};

const isOwned = ({ ownerReferences = [] }: Metadata): boolean => ownerReferences.length > 0;

export const deletedAt: RecordLaw = {
  id: 'api/deletion-time',
  about: workloads,
  says: 'What is no Pod is deleted without a grace period, at the time of the request',
  source: 'Kubernetes API conventions, metadata; Finalizers',
  judge: ({ record, before, after }) => {
    const { deletionTimestamp, deletionGracePeriodSeconds: grace = 0 } = after.metadata;
    if (deletionTimestamp === undefined)
      return grace === 0 ? undefined : 'it has a grace period, and is not being deleted';
    if (grace !== 0) return `its deletion grants it ${grace} s`;
    if (before?.metadata.deletionTimestamp !== undefined || record.snapshot) return undefined;
    const late = record.time - seconds(deletionTimestamp);
    return late > -clockSkew && late < lateness
      ? undefined
      : `it is deleted at ${deletionTimestamp}, which is not the time of the write`;
  },
};

/** How long before its write is seen a deletion may begin, in seconds. */
const lateness = 20;
