import type { ASTNode } from '@marcbachmann/cel-js';
import { type AskedKind, askedFields, askedLists } from './askedFields.ts';
import { type CelValue, pieceLanguage } from './language.ts';
import { emptyScope, freeNames, type Scope, walk } from './tree.ts';
import { treeText } from './treeText.ts';

/** A part of a question that reads one thing and nothing else: asked of that thing alone, once for each of its states. */
export type Piece = {
  readonly kind: AskedKind;
  /** its value is a field of this name in what is left of the question */
  readonly name: string;
  readonly type: string;
  readonly value: (record: object) => CelValue | undefined;
};

/** A question as what it asks of single things, and what it makes of the answers. */
export type Split = {
  readonly pieces: readonly Piece[];
  /** the question over the answers */
  readonly rest: string;
  /** the lists that it ranges over */
  readonly lists: readonly string[];
  /** whether it reads what only the node knows of a Pod */
  readonly readsNode: boolean;
};

/** Takes a question apart. */
export const split = (tree: ASTNode): Split => {
  const pieces = new Map<string, Piece>();
  const lists = new Set<string>();
  const rest = treeText(tree, emptyScope, (node, scope) => {
    if (node.op === 'id' && !scope.has(node.args) && askedLists[node.args]) lists.add(node.args);
    const about = aboutOne(node, scope);
    if (!about) return undefined;
    const [variable, kind] = about;
    const key = `${kind} ${variable} ${treeText(node, scope)}`;
    const piece = pieces.get(key) ?? pieceOf(kind, variable, node, `answer${pieces.size}`);
    pieces.set(key, piece);
    return `${variable}.${piece.name}`;
  });
  const isOfNode = readsNode(tree) || lists.has('alive');
  return { pieces: [...pieces.values()], rest, lists: [...lists], readsNode: isOfNode };
};

/** The one thing that an expression reads, by its name and kind: more than its name, and nothing of anything else. */
export const aboutOne = (node: ASTNode, scope: Scope): readonly [string, AskedKind] | undefined => {
  if (node.op === 'id' || node.op === 'value') return undefined;
  const [name, ...others] = freeNames(node);
  const kind = name === undefined || others.length > 0 ? undefined : scope.get(name);
  return name === undefined || kind === undefined || kind === 'other' ? undefined : [name, kind];
};

/** What is asked of one thing of a kind that is called so in the text. What cannot be worked out is undefined. */
export const pieceOf = (kind: AskedKind, variable: string, node: ASTNode, name: string): Piece => {
  const source = treeText(node, new Map([[variable, kind]]));
  const language = pieceLanguage(kind, variable);
  const { type = 'dyn' } = language.check(source);
  const parsed = language.parse(source);
  return {
    kind,
    name,
    type,
    value: (record) => {
      try {
        return parsed({ [variable]: record }) as CelValue;
      } catch {
        // nothing but a sum beyond 64 bits is left to fail, and that has no value
        return undefined;
      }
    },
  };
};

/** Does an expression read what only the node knows of a Pod? */
export const readsNode = (tree: ASTNode, outer: Scope = emptyScope): boolean => {
  let found = false;
  walk(tree, outer, (node, scope) => {
    if (node.op === '.' && node.args[0].op === 'id' && scope.get(node.args[0].args) === 'Pod')
      found ||= askedFields.Pod[node.args[1]]?.ofNode === true;
    return !found;
  });
  return found;
};
