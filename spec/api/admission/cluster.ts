import { decodeObject, type TypeMismatch } from '../decode/object.ts';
import { setLimitRangeDefaults } from '../defaults/limitRange.ts';
import { setNamespaceDefaults } from '../defaults/node.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { LimitRange, Namespace, ResourceQuota, ServiceAccount } from '../objects/core.ts';
import type { RuntimeClass } from '../objects/node.ts';
import type { PriorityClass } from '../objects/scheduling.ts';
import { kindShape, type StructShape } from '../schema/shape.ts';

/** What admission looks at besides the object itself. */
export type AdmissionCluster = {
  readonly namespaces: readonly Namespace[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly priorityClasses: readonly PriorityClass[];
  readonly runtimeClasses: readonly RuntimeClass[];
  readonly limitRanges: readonly LimitRange[];
  readonly resourceQuotas: readonly ResourceQuota[];
};

/** The objects that every cluster has. */
const systemObjects: readonly ApiObject[] = [
  { kind: 'Namespace', metadata: { name: 'default' } },
  { kind: 'Namespace', metadata: { name: 'kube-system' } },
  { kind: 'PriorityClass', metadata: { name: 'system-cluster-critical' }, value: 2_000_000_000 } as ApiObject,
  { kind: 'PriorityClass', metadata: { name: 'system-node-critical' }, value: 2_000_001_000 } as ApiObject,
];

const shapeOf = (json: unknown): StructShape | undefined => {
  const kind = (json as { kind?: unknown } | null | undefined)?.kind;
  return typeof kind === 'string' ? kindShape(kind)?.shape : undefined;
};

const decoded = (json: unknown): ApiObject | undefined => {
  const shape = shapeOf(json);
  return shape && (decodeObject(shape, json).object as ApiObject);
};

/** Where an object of a kind that admission looks at holds what its type cannot hold: `[2].spec.hard[pods]`. */
export const clusterFaults = (objects: readonly unknown[]): readonly TypeMismatch[] =>
  objects.flatMap((json, index) => {
    const shape = shapeOf(json);
    const faults = shape === undefined ? [] : decodeObject(shape, json).typeErrors;
    return faults.map((fault) => ({ ...fault, path: `[${index}].${fault.path}` }));
  });

/** The cluster that these objects make, with those that every cluster has. Other kinds are passed over. */
export const admissionCluster = (objects: readonly unknown[]): AdmissionCluster => {
  const all = [...systemObjects, ...objects].map(decoded);
  const ofKind = <T>(kind: string): T[] => all.filter((object) => object?.kind === kind) as T[];
  const namespaces = ofKind<Namespace>('Namespace');
  const limitRanges = ofKind<LimitRange>('LimitRange');
  for (const namespace of namespaces) setNamespaceDefaults(namespace);
  for (const limitRange of limitRanges) setLimitRangeDefaults(limitRange);
  return {
    namespaces,
    limitRanges,
    serviceAccounts: ofKind('ServiceAccount'),
    priorityClasses: ofKind('PriorityClass'),
    runtimeClasses: ofKind('RuntimeClass'),
    resourceQuotas: ofKind('ResourceQuota'),
  };
};

/** Whether an object has this name, and is in this namespace if one is given. */
export const isNamed =
  (name: string, namespace?: string) =>
  ({ metadata }: { readonly metadata?: ApiObject['metadata'] }): boolean =>
    metadata?.name === name && (namespace === undefined || metadata.namespace === namespace);
