import type { ClusterInput, ManifestObject } from '../../models/cluster/plan/input.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import { NumberText } from '../../spec/api/decode/numberText.ts';

/** What a check is about: the objects of manifests, and the bounds. */
export type Instance = { readonly input: ClusterInput; readonly bounds: Bounds };

/** Where the kinds of workloads say how many Pods they want at a time. */
const fields: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'replicas'],
  ['ReplicaSet', 'replicas'],
  ['StatefulSet', 'replicas'],
  ['Job', 'parallelism'],
]);

type Spec = { readonly [field: string]: unknown };

const specOf = ({ object }: ManifestObject): Spec => (object.spec ?? {}) as Spec;

/** How many Pods an object says that it wants; undefined where it does not say. */
const wantedBy = (object: ManifestObject): number | undefined => {
  const value = specOf(object)[fields.get(object.kind) ?? ''];
  const count = value instanceof NumberText ? Number(value.text) : value;
  return typeof count === 'number' ? count : undefined;
};

/** Two thirds, but not nothing. */
const less = (count: number): number => Math.max(1, Math.floor((count * 2) / 3));

/** Nodes are never fewer than two where there were more: then there would be nowhere to go. */
const fewerNodes = (count: number): number => (count > 2 ? Math.max(2, less(count)) : count);

const smallerObject = (object: ManifestObject): ManifestObject => {
  const count = wantedBy(object);
  const field = fields.get(object.kind);
  if (field === undefined || count === undefined || count < 2) return object;
  return { ...object, object: { ...object.object, spec: { ...specOf(object), [field]: less(count) } } };
};

/**
 * The next smaller instance of the same application, with about two thirds of the replicas of each workload and of the
 * nodes; Nodes of the input all stay. `undefined` if nothing can be made smaller.
 */
export const smallerInstance = ({ input, bounds }: Instance): Instance | undefined => {
  const objects = input.objects.map(smallerObject);
  const nodes = typeof bounds.nodes === 'number' ? fewerNodes(bounds.nodes) : bounds.nodes;
  const isSame = objects.every((object, at) => object === input.objects[at]) && nodes === bounds.nodes;
  if (isSame || nodes === undefined) return undefined;
  return { input: { ...input, objects }, bounds: { ...bounds, nodes } };
};

/** What is smaller about an instance: `4 of 10 replicas of Deployment web, 2 of 3 nodes`. */
export const differenceText = (whole: Instance, smaller: Instance): string => {
  const parts = whole.input.objects.flatMap((object, at) => {
    const [before, after] = [wantedBy(object), wantedBy(smaller.input.objects[at]!)];
    const { name } = (object.object.metadata ?? {}) as { name?: unknown };
    return before === after ? [] : [`${after} of ${before} replicas of ${object.kind} ${name}`];
  });
  const [nodes, fewer] = [whole.bounds.nodes, smaller.bounds.nodes];
  return [...parts, ...(nodes === fewer ? [] : [`${fewer} of ${nodes} nodes`])].join(', ');
};
