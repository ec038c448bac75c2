import type { ASTNode } from '@marcbachmann/cel-js';
import type { AskedKind } from './askedFields.ts';
import { type Piece, pieceOf, readsNode } from './pieces.ts';
import { emptyScope, freeNames, listExpression, macroCall } from './tree.ts';

/** How many things of a list satisfy conditions that read nothing but the thing itself. */
export type Count = {
  readonly list: string;
  readonly kind: AskedKind;
  readonly conditions: readonly { readonly piece: Piece; readonly wanted: boolean }[];
  readonly readsNode: boolean;
};

/** A sum of counts between two numbers, inclusive; undefined: no limit. */
export type CountTest = {
  readonly kind: 'count';
  readonly terms: readonly { readonly count: Count; readonly factor: number }[];
  readonly least: number | undefined;
  readonly most: number | undefined;
};

/** A question that needs nothing but counts. */
export type Formula =
  | CountTest
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'constant'; readonly value: boolean };

/** A question as counts; undefined if it compares things with each other, or reads more than can be counted. */
export const formulaOf = (node: ASTNode): Formula | undefined => {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'boolean' ? { kind: 'constant', value: node.args } : undefined;
    case '!_': {
      const part = formulaOf(node.args);
      return part && negated(part);
    }
    case '&&':
    case '||': {
      const parts = node.args.map((part) => formulaOf(part));
      return parts.every((part) => part !== undefined)
        ? { kind: node.op === '&&' ? 'and' : 'or', parts }
        : undefined;
    }
    case 'rcall':
      return quantified(node);
    default:
      return isComparison(node) ? compared(node) : undefined;
  }
};

/** The opposite. */
export const negated = (formula: Formula): Formula => {
  switch (formula.kind) {
    case 'constant':
      return { kind: 'constant', value: !formula.value };
    case 'count': {
      const { least, most } = formula;
      const below: Formula[] = least === undefined ? [] : [{ ...formula, least: undefined, most: least - 1 }];
      const above: Formula[] = most === undefined ? [] : [{ ...formula, least: most + 1, most: undefined }];
      const parts = [...below, ...above];
      return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
    }
    default:
      return { kind: formula.kind === 'and' ? 'or' : 'and', parts: formula.parts.map(negated) };
  }
};

const countOf = (
  node: ASTNode,
  more: readonly { readonly variable: string; readonly condition: ASTNode; readonly wanted: boolean }[] = [],
): Count | undefined => {
  const found = listExpression(node, emptyScope);
  if (!found) return undefined;
  const all = [...found.filters.map((filter) => ({ ...filter, wanted: true })), ...more];
  const isOwn = all.every(({ variable, condition }) =>
    [...freeNames(condition)].every((name) => name === variable),
  );
  if (!isOwn) return undefined;
  const conditions = all.map(({ variable, condition, wanted }) => ({
    piece: pieceOf(found.kind, variable, condition, ''),
    wanted,
  }));
  const scopes = all.map(
    ({ variable, condition }) => [condition, new Map([[variable, found.kind]])] as const,
  );
  const isOfNode = found.list === 'alive' || scopes.some(([condition, scope]) => readsNode(condition, scope));
  return { list: found.list, kind: found.kind, conditions, readsNode: isOfNode };
};

const quantified = (node: ASTNode): Formula | undefined => {
  const call = macroCall(node);
  if (call?.asks.length !== 1 || !['all', 'exists', 'exists_one'].includes(call.macro)) return undefined;
  const wanted = call.macro !== 'all';
  const count = countOf(call.list, [{ variable: call.variable, condition: call.asks[0]!, wanted }]);
  if (!count) return undefined;
  const limits = { all: [undefined, 0], exists: [1, undefined], exists_one: [1, 1] } as const;
  const [least, most] = limits[call.macro as keyof typeof limits];
  return { kind: 'count', terms: [{ count, factor: 1 }], least, most };
};

type Sum = { readonly terms: CountTest['terms']; readonly constant: number };

const sumOf = (node: ASTNode): Sum | undefined => {
  if (node.op === 'value') {
    return typeof node.args === 'bigint' ? { terms: [], constant: Number(node.args) } : undefined;
  }
  if (node.op === '-_') return times(sumOf(node.args), -1);
  if (node.op === '+') return plus(sumOf(node.args[0]), sumOf(node.args[1]));
  if (node.op === '-') return plus(sumOf(node.args[0]), times(sumOf(node.args[1]), -1));
  if (node.op === '*') {
    const sides = node.args.map((side) => sumOf(side));
    const constant = sides.find((side) => side?.terms.length === 0);
    return constant && times(sides.find((side) => side !== constant) ?? constant, constant.constant);
  }
  const sized = sizedList(node);
  const count = sized && countOf(sized);
  return count && { terms: [{ count, factor: 1 }], constant: 0 };
};

/** The list of `list.size()` or `size(list)`. */
const sizedList = (node: ASTNode): ASTNode | undefined => {
  if (node.op === 'rcall' && node.args[0] === 'size') return node.args[1];
  return node.op === 'call' && node.args[0] === 'size' ? node.args[1][0] : undefined;
};

const plus = (one: Sum | undefined, other: Sum | undefined): Sum | undefined =>
  one && other && { terms: [...one.terms, ...other.terms], constant: one.constant + other.constant };

const times = (sum: Sum | undefined, factor: number): Sum | undefined =>
  sum && {
    terms: sum.terms.map((term) => ({ ...term, factor: term.factor * factor })),
    constant: sum.constant * factor,
  };

type Comparison = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' }>;

const isComparison = (node: ASTNode): node is Comparison =>
  ['==', '!=', '<', '<=', '>', '>='].includes(node.op);

const compared = (node: Comparison): Formula | undefined => {
  const [left, right] = node.args;
  const difference = plus(sumOf(left), times(sumOf(right), -1));
  if (!difference || difference.terms.length === 0) return undefined;
  const limit = -difference.constant;
  const test = (least: number | undefined, most: number | undefined): CountTest => ({
    kind: 'count',
    terms: difference.terms,
    least,
    most,
  });
  switch (node.op) {
    case '==':
      return test(limit, limit);
    case '!=':
      return negated(test(limit, limit));
    case '<':
      return test(undefined, limit - 1);
    case '<=':
      return test(undefined, limit);
    case '>':
      return test(limit + 1, undefined);
    case '>=':
      return test(limit, undefined);
  }
};
