import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { setOwn } from '../api/decode/json.ts';
import { NumberText } from '../api/decode/numberText.ts';
import { manifestLimits } from './limits.ts';
import type { QuotedReader } from './quoting.ts';
import { plainName, plainScalar, type ScalarValue, taggedScalar } from './scalar.ts';

/** What is wrong with a node, and the offset in the text where it begins. */
export type YamlFault = { readonly reason: string; readonly offset: number; readonly tooLarge?: true };

export type YamlValue =
  | { readonly valid: true; readonly value: unknown }
  | { readonly valid: false; readonly fault: YamlFault };

class Unfit extends Error {
  readonly fault: YamlFault;

  constructor(node: Node | null | undefined, reason: string, tooLarge?: true) {
    super(reason);
    this.fault = { reason, offset: node?.range?.[0] ?? 0, ...(tooLarge && { tooLarge }) };
  }
}

type Anchors = ReadonlyMap<string, readonly Node[]>;
type Run = {
  readonly anchors: Anchors;
  readonly quoting: QuotedReader;
  readonly inside: Set<Node>;
  values: number;
};

/** A parsed document as plain JSON data; aliases and merge keys are written out, within limits. */
export const yamlValue = (root: Node | null, anchors: Anchors, quoting: QuotedReader): YamlValue => {
  try {
    return { valid: true, value: valueIn(root, { anchors, quoting, inside: new Set(), values: 0 }) };
  } catch (error) {
    if (error instanceof Unfit) return { valid: false, fault: error.fault };
    throw error;
  }
};

const valueIn = (node: Node | null, run: Run): unknown => {
  run.values += 1;
  if (run.values > manifestLimits.values) {
    throw new Unfit(node, `more than ${manifestLimits.values} values, once aliases are written out`, true);
  }
  if (node === null) return null;
  if (isAlias(node)) return valueIn(targetOf(node, run), run);
  if (isScalar(node)) return scalarOf(node, run);
  if (run.inside.has(node)) throw new Unfit(node, 'a value contains itself');
  run.inside.add(node);
  if (run.inside.size > manifestLimits.depth) {
    throw new Unfit(node, `more than ${manifestLimits.depth} maps and lists inside each other`, true);
  }
  const value = isMap(node)
    ? mapOf(node, run)
    : isSeq(node)
      ? node.items.map((item) => valueIn(item as Node, run))
      : null;
  run.inside.delete(node);
  return value;
};

/** An alias means the last node before it with its anchor. */
const targetOf = (alias: Alias, run: Run): Node => {
  const nodes = run.anchors.get(alias.source) ?? [];
  // they stand in the order of the text: of very many with one name, not all are looked at for each alias
  let [before, end] = [0, nodes.length];
  while (before < end) {
    const middle = (before + end) >>> 1;
    if (offset(nodes[middle]!) < offset(alias)) before = middle + 1;
    else end = middle;
  }
  const target = nodes[before - 1];
  if (!target) throw new Unfit(alias, `there is no anchor &${alias.source} before this alias`);
  return target;
};

const offset = (node: Node): number => node.range?.[0] ?? 0;

const isMergeKey = ({ key }: Pair): boolean =>
  isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<';

/** Fields in their order: a merge key gives way to what follows it, and takes the place of what was there before. */
const mapOf = (map: YAMLMap, run: Run): Record<string, unknown> => {
  const made: Record<string, unknown> = {};
  const own = new Set<string>();
  for (const pair of map.items) {
    if (isMergeKey(pair)) {
      for (const merged of mergedMaps(pair.value as Node | null, run).reverse()) {
        for (const [name, value] of Object.entries(merged)) setOwn(made, name, value);
      }
      continue;
    }
    const name = nameOf(pair.key as Node | null, run);
    if (own.has(name))
      throw new Unfit(pair.key as Node, `the key ${JSON.stringify(name)} occurs twice in this map`);
    own.add(name);
    setOwn(made, name, valueIn(pair.value as Node | null, run));
  }
  return made;
};

/** The maps of `<<: *base` or `<<: [*first, *second]`: the first that has a key gives its value. */
const mergedMaps = (node: Node | null, run: Run): Record<string, unknown>[] => {
  const value = valueIn(node, run);
  const maps = Array.isArray(value) ? value : [value];
  return maps.map((item) => {
    if (typeof item === 'object' && item !== null && !(item instanceof NumberText) && !Array.isArray(item)) {
      return item as Record<string, unknown>;
    }
    throw new Unfit(node, 'a merge key (<<) takes a map or a list of maps');
  });
};

const nameOf = (key: Node | null, run: Run): string => {
  if (isScalar(key) && key.type === Scalar.PLAIN && !key.tag) return plainNameOf(key);
  const value = valueIn(key, run);
  if (value instanceof NumberText) return value.text;
  if (typeof value !== 'object') return String(value);
  throw new Unfit(key, value === null ? 'a key must not be null' : 'a key must be a string');
};

const plainNameOf = (key: Scalar): string => {
  const name = plainName(String(key.source ?? key.value ?? ''));
  if (!name.valid) throw new Unfit(key, name.reason);
  if (name.value === null) throw new Unfit(key, 'a key must not be null');
  return String(name.value);
};

const scalarOf = (node: Scalar, { quoting }: Run): unknown => {
  const text = node.type === Scalar.PLAIN ? String(node.source ?? node.value ?? '') : quoting.valueOf(node);
  if (text === undefined) throw new Unfit(node, 'there is an escape that is not known in YAML 1.1');
  const value: ScalarValue = node.tag
    ? taggedScalar(node.tag, text)
    : node.type === Scalar.PLAIN
      ? plainScalar(text)
      : { valid: true, value: text };
  if (!value.valid) throw new Unfit(node, value.reason);
  return value.value;
};
