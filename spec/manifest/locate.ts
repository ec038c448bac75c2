import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/**
 * The offset of the field that a path names (`spec.containers[0].image`, `metadata.labels[app]`), or of the
 * nearest thing around it that is there. Names with dots are found as they are.
 */
export const offsetOf = (root: Node | null, path: string): number => {
  let node = root;
  let offset = root?.range?.[0] ?? 0;
  let rest = path;
  while (node && rest) {
    const found = isSeq(node) ? itemOf(node.items as Node[], rest) : fieldOf(node, rest);
    if (!found) return offset;
    ({ node, rest } = found);
    offset = found.offset;
  }
  return offset;
};

type Found = { readonly node: Node | null; readonly offset: number; readonly rest: string };

const itemOf = (items: readonly Node[], path: string): Found | undefined => {
  const [whole = '', index = ''] = /^\[(\d+)\]/.exec(path) ?? [];
  const item = items[Number(index)];
  return whole && item
    ? { node: item, offset: item.range?.[0] ?? 0, rest: afterDot(path.slice(whole.length)) }
    : undefined;
};

const fieldOf = (node: Node, path: string): Found | undefined => {
  if (isAlias(node) || !isMap(node)) return undefined;
  let best: Found | undefined;
  let longest = 0;
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.source ?? key.value) : '';
    const rest = name.length >= longest ? restAfter(path, name) : undefined;
    if (rest === undefined) continue;
    longest = name.length;
    best = { node: value as Node | null, offset: (key as Node).range?.[0] ?? 0, rest };
  }
  return best;
};

/** What follows a name in a path; undefined if the path does not begin with it. */
const restAfter = (path: string, name: string): string | undefined => {
  if (path.startsWith(`[${name}]`)) return afterDot(path.slice(name.length + 2));
  if (name === '' || !path.startsWith(name)) return undefined;
  const rest = path.slice(name.length);
  return rest === '' || rest.startsWith('.') || rest.startsWith('[') ? afterDot(rest) : undefined;
};

const afterDot = (path: string): string => (path.startsWith('.') ? path.slice(1) : path);
