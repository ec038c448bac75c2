import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';

/** never fewer: then there would be nowhere to go */
const leastNodes = 2;

type Fields = { readonly [field: string]: unknown };

const fieldsOf = (value: unknown): Fields => (value ?? {}) as Fields;

const nameOf = ({ object }: ManifestObject): string => String(fieldsOf(object.metadata).name ?? '');

/** what a node has of its own, and what changes all the time */
const own: ReadonlySet<string> = new Set(['kubernetes.io/hostname']);

/** What nodes that are alike have in common: labels, taints, room. */
const likeness = ({ object }: ManifestObject): string => {
  const labels = Object.entries(fieldsOf(fieldsOf(object.metadata).labels)).filter(([key]) => !own.has(key));
  const { taints, unschedulable } = fieldsOf(object.spec);
  return JSON.stringify(
    [labels.toSorted(), taints, unschedulable, fieldsOf(object.status).allocatable],
    (_, value) =>
      typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : value,
  );
};

/**
 * Objects with at most so many of their Nodes, and without the Pods that are on the others. Of nodes that are alike, the last
 * ones go first, where there are most of them; one that the bounds name stays.
 */
export const withFewerNodes = (
  objects: readonly ManifestObject[],
  most: number,
  bounds: Bounds,
): readonly ManifestObject[] => {
  const named = new Set([bounds.drain, bounds.cordon].map(String));
  const kept = objects.filter(({ kind }) => kind === 'Node');
  while (kept.length > Math.max(leastNodes, most)) {
    const kinds = new Map<string, ManifestObject[]>();
    for (const node of kept) {
      if (named.has(nameOf(node))) continue;
      kinds.set(likeness(node), [...(kinds.get(likeness(node)) ?? []), node]);
    }
    const [largest] = [...kinds.values()].toSorted((a, b) => b.length - a.length);
    const last = largest?.at(-1);
    if (!last) break;
    kept.splice(kept.indexOf(last), 1);
  }
  const gone = new Set(
    objects.filter((object) => object.kind === 'Node' && !kept.includes(object)).map(nameOf),
  );
  if (gone.size === 0) return objects;
  return objects.filter((object) => {
    if (object.kind === 'Node') return kept.includes(object);
    return object.kind !== 'Pod' || !gone.has(String(fieldsOf(object.object.spec).nodeName ?? ''));
  });
};
