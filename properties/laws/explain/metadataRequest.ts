import { pathOf } from '../../../models/recorded/history/requests.ts';
import { otherResources } from '../../../models/recorded/resources.ts';
import type { Metadata } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

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

const changedKeys = (
  before: Metadata,
  after: Metadata,
  field: 'labels' | 'annotations',
): readonly string[] => {
  const [old, next] = [before[field] ?? {}, after[field] ?? {}];
  if (deepEqual(old, next)) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((key) => old[key] !== next[key]);
};

export const metadataRequest: LawRecord = {
  id: 'explain/metadata-request',
  says: 'Labels and annotations are changed by requests; controllers change only their own',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  fields: ['*.metadata.labels', '*.metadata.annotations'],
  exceptions: ['the annotations of a Deployment are copied to its ReplicaSets'],
  record: ofObjects({
    about: otherResources,
    showsLess: ['what users asked for, if it has no requests'],
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
  }),
  lies: ['a label that somebody put on a workload'],
};

const isOwned = ({ ownerReferences = [] }: Metadata): boolean => ownerReferences.length > 0;
