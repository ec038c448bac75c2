import type { ASTNode } from '@marcbachmann/cel-js';
import { type AskedKind, askedLists } from './askedFields.ts';

/** What a name stands for where an expression is: one thing of a kind that questions are about, or anything else. */
export type Scope = ReadonlyMap<string, AskedKind | 'other'>;

export const emptyScope: Scope = new Map();

/** Macros that range over a list under a name of their own. */
export const macros: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** `pods.filter(p, p.ready)` as a macro: what it ranges over, under which name, and what it asks. */
export type MacroCall = {
  readonly macro: string;
  readonly list: ASTNode;
  readonly variable: string;
  readonly asks: readonly ASTNode[];
};

export const macroCall = (node: ASTNode): MacroCall | undefined => {
  if (node.op !== 'rcall') return undefined;
  const [macro, list, [variable, ...asks]] = node.args;
  return macros.has(macro) && variable?.op === 'id'
    ? { macro, list, variable: variable.args, asks }
    : undefined;
};

/** A list that questions range over, narrowed by conditions, each under a name of its own. */
export type ListExpression = {
  readonly list: string;
  readonly kind: AskedKind;
  readonly filters: readonly { readonly variable: string; readonly condition: ASTNode }[];
};

/** `pods`, `pods.filter(…)`, `pods.filter(…).filter(…)`; undefined for any other expression. */
export const listExpression = (node: ASTNode, scope: Scope): ListExpression | undefined => {
  if (node.op === 'id') {
    const known = scope.has(node.args) ? undefined : askedLists[node.args];
    return known && { list: node.args, kind: known.kind, filters: [] };
  }
  const call = macroCall(node);
  const inner = call?.macro === 'filter' ? listExpression(call.list, scope) : undefined;
  if (!call || !inner || call.asks.length !== 1) return undefined;
  return { ...inner, filters: [...inner.filters, { variable: call.variable, condition: call.asks[0]! }] };
};

/** The parts of an expression, each with what names stand for there. */
export const partsOf = (node: ASTNode, scope: Scope): readonly (readonly [ASTNode, Scope])[] => {
  const call = macroCall(node);
  if (call) {
    const kind = listExpression(call.list, scope)?.kind ?? elementKind(call.list, scope);
    const inside = new Map([...scope, [call.variable, kind] as const]);
    return [[call.list, scope], ...call.asks.map((part) => [part, inside] as const)];
  }
  return directParts(node).map((part) => [part, scope] as const);
};

/** `service('web').endpoints` are Pods. */
const elementKind = (list: ASTNode, scope: Scope): AskedKind | 'other' => {
  if (isEndpoints(list)) return 'Pod';
  const call = macroCall(list);
  return call?.macro === 'filter' ? elementKind(call.list, scope) : 'other';
};

/** The name of the Service in `service('web').endpoints`. */
export const endpointsOf = (node: ASTNode): string | undefined => {
  if (node.op !== '.' || node.args[1] !== 'endpoints') return undefined;
  const [of] = node.args;
  if (of.op !== 'call' || of.args[0] !== 'service') return undefined;
  const [name] = of.args[1];
  return name?.op === 'value' && typeof name.args === 'string' ? name.args : undefined;
};

const isEndpoints = (node: ASTNode): boolean => endpointsOf(node) !== undefined;

const directParts = (node: ASTNode): readonly ASTNode[] => {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
};

/** Visits an expression and all that is in it, from the outside in. */
export const walk = (
  node: ASTNode,
  scope: Scope,
  visit: (node: ASTNode, scope: Scope) => boolean | undefined,
): void => {
  if (visit(node, scope) === false) return;
  for (const [part, inside] of partsOf(node, scope)) walk(part, inside, visit);
};

/** The names that an expression takes from outside: variables and lists. */
export const freeNames = (node: ASTNode): ReadonlySet<string> => {
  const names = new Set<string>();
  const collect = (part: ASTNode, bound: ReadonlySet<string>): void => {
    if (part.op === 'id' && !bound.has(part.args)) names.add(part.args);
    const call = macroCall(part);
    if (call) {
      collect(call.list, bound);
      for (const each of call.asks) collect(each, new Set([...bound, call.variable]));
    } else for (const each of directParts(part)) collect(each, bound);
  };
  collect(node, new Set());
  return names;
};
