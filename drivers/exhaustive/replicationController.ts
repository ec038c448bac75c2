import type { ReadObject } from '../../spec/manifest/readManifest.ts';

type Fields = { readonly [field: string]: unknown };

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/**
 * A ReplicationController as the ReplicaSet that it is to Kubernetes' controller: the two share their code. Other objects
 * are left as they are.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
export const asReplicaSet = (read: ReadObject): ReadObject => {
  const { kind, apiVersion, object } = read;
  if (kind !== 'ReplicationController' || apiVersion !== 'v1') return read;
  const spec = fieldsOf(object.spec);
  const labels = fieldsOf(fieldsOf(spec.template).metadata).labels;
  const set = {
    ...object,
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    spec: { ...spec, selector: { matchLabels: spec.selector ?? labels } },
  };
  return { ...read, apiVersion: 'apps/v1', kind: 'ReplicaSet', object: set };
};
