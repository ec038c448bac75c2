import type { ClusterInput, ManifestObject } from '../../models/cluster/plan/input.ts';
import { nodeLimit } from '../../models/scenarios/bounds/cluster.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import { NumberText } from '../../spec/api/decode/numberText.ts';
import { containersIn, withFewerContainers } from './fewerContainers.ts';
import { withFewerNodes } from './fewerNodes.ts';

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

/** Two thirds, but never fewer than two where there were more: then nothing could take over, and there would be nowhere to go. */
const less = (count: number): number => (count > 2 ? Math.max(2, Math.floor((count * 2) / 3)) : count);

const smallerObject = (object: ManifestObject, to: (count: number) => number): ManifestObject => {
  const count = wantedBy(object);
  const field = fields.get(object.kind);
  if (field === undefined || count === undefined || to(count) >= count) return object;
  return { ...object, object: { ...object.object, spec: { ...specOf(object), [field]: to(count) } } };
};

const nodesIn = (objects: readonly ManifestObject[]): number =>
  objects.filter(({ kind }) => kind === 'Node').length;

/** The same application with Pods of fewer containers; `undefined` if each has one already. */
export const instanceOfSmallerPods = ({ input, bounds }: Instance): Instance | undefined => {
  const objects = input.objects.map(withFewerContainers);
  return isSame(objects, input.objects) ? undefined : { input: { ...input, objects }, bounds };
};

/**
 * The next smaller instance of the same application, with about two thirds of the replicas of each workload and of the
 * nodes; of the Nodes of an input, those go first that are like others, and replicas stay as long as there are more Nodes than
 * any model has. In the end each workload has one Pod. `undefined` if nothing can be made smaller.
 */
export const smallerInstance = ({ input, bounds }: Instance): Instance | undefined => {
  const given = nodesIn(input.objects);
  if (given > nodeLimit) {
    return { input: { ...input, objects: withFewerNodes(input.objects, nodeLimit, bounds) }, bounds };
  }
  const smaller = input.objects.map((object) => smallerObject(object, less));
  const objects = given > 0 ? withFewerNodes(smaller, less(given), bounds) : smaller;
  const nodes = given === 0 && typeof bounds.nodes === 'number' ? less(bounds.nodes) : bounds.nodes;
  if (nodes === undefined) return undefined;
  const fewer = { input: { ...input, objects }, bounds: { ...bounds, nodes } };
  if (nodes !== bounds.nodes || !isSame(objects, input.objects)) return fewer;
  const single = objects.map((object) => smallerObject(object, (count) => Math.min(count, 1)));
  return isSame(single, objects) ? undefined : { ...fewer, input: { ...input, objects: single } };
};

const isSame = (objects: readonly ManifestObject[], others: readonly ManifestObject[]): boolean =>
  objects.length === others.length && objects.every((object, at) => object === others[at]);

const keyOf = ({ kind, object }: ManifestObject): string => {
  const { name, namespace } = (object.metadata ?? {}) as { name?: unknown; namespace?: unknown };
  return JSON.stringify([kind, namespace, name]);
};

const containersText = (whole: ManifestObject, smaller: ManifestObject): readonly string[] => {
  const [before, after] = [containersIn(whole), containersIn(smaller)];
  return [
    ...(before.main === after.main ? [] : [`${after.main} of ${before.main} containers`]),
    ...(before.init === after.init ? [] : [`${after.init} of ${before.init} init containers`]),
  ];
};

/** What is smaller about an instance: `4 of 10 replicas of Deployment web, 2 of 3 nodes`. */
export const differenceText = (whole: Instance, smaller: Instance): string => {
  const left = new Map(smaller.input.objects.map((object) => [keyOf(object), object]));
  const parts = whole.input.objects.flatMap((object) => {
    const now = left.get(keyOf(object));
    const [before, after] = [wantedBy(object), now && wantedBy(now)];
    const { name } = (object.object.metadata ?? {}) as { name?: unknown };
    if (now === undefined) return [];
    const replicas = before === after ? [] : [`${after} of ${before} replicas`];
    const what = [...replicas, ...containersText(object, now)];
    return what.length === 0 ? [] : [`${what.join(' and ')} of ${object.kind} ${name}`];
  });
  const given = nodesIn(whole.input.objects);
  const [nodes, fewer] =
    given > 0 ? [given, nodesIn(smaller.input.objects)] : [whole.bounds.nodes, smaller.bounds.nodes];
  return [...parts, ...(nodes === fewer ? [] : [`${fewer} of ${nodes} nodes`])].join(', ');
};
