import type { ASTNode } from '@marcbachmann/cel-js';
import type { System } from '../../checker/system/system.ts';
import type { AskedPodConstants, AskedWorkloadConstants } from '../../models/views/askedViews.ts';
import { constantsOfViews, namesIn } from './names.ts';
import type { Question } from './question.ts';
import { readQuestion } from './readQuestion.ts';
import { readyMades } from './readyMade.ts';
import { emptyScope, macroCall, macros, partsOf, type Scope } from './tree.ts';

/**
 * What a question is about: each workload by itself, so that it is answered for all once it is answered for each; or some
 * of the Pods of a system, by their indexes, together.
 */
export type AskedAbout = 'each' | ReadonlySet<number>;

/** What a question about a system, which can be read, is about. */
export const askedAbout = (question: Question, system: System): AskedAbout => {
  const pods = constantsOfViews<AskedPodConstants>(system, 'asked pod');
  const all = new Set(pods.keys());
  const [, name, workload] =
    /^\s*([a-z][a-z-]*)\s*(?:\(\s*['"]?([^'")]*?)['"]?\s*\))?\s*$/.exec(question.text) ?? [];
  const readyMade = question.kind === 'ask' ? readyMades.find((each) => each.name === name) : undefined;
  if (readyMade) {
    if (!readyMade.takes) return 'each';
    return new Set([...all].filter((at) => pods[at]!.workload === workload));
  }
  const names = namesIn(system);
  const sides = question.kind === 'leads to' ? question.text.split('~>') : [question.text];
  const trees = sides.flatMap((text) => {
    const read = readQuestion({ text: text.trim(), from: question.from }, names);
    return read.ok ? [read.tree] : [];
  });
  if (trees.length < sides.length) return all;
  const [only] = trees;
  if (trees.length === 1 && isOfEach(only!, question.kind)) return 'each';
  const workloads = constantsOfViews<AskedWorkloadConstants>(system, 'asked workload');
  const about = new Set<number>();
  for (const tree of trees) {
    for (const { list, conditions } of rangesIn(tree)) {
      const things = list === 'workloads' ? workloads : pods;
      const meant = things.filter((each) => !conditions.some((one) => isNever(one, each)));
      pods.forEach((pod, at) => {
        if (meant.some((each) => each === pod || (list === 'workloads' && each.name === pod.workload)))
          about.add(at);
      });
    }
  }
  return about;
};

/** `pods.all(…)`, or never `pods.exists(…)`: true of all Pods if it is of each. Labels may be those of some alone. */
const isOfEach = (tree: ASTNode, kind: Question['kind']): boolean => {
  const asked = tree.op === '!_' ? tree.args : tree;
  const call = macroCall(asked);
  const isNegated = (tree.op === '!_') !== (kind === 'never');
  const [ask] = call?.asks ?? [];
  return (
    call !== undefined &&
    call.macro === (isNegated ? 'exists' : 'all') &&
    call.list.op === 'id' &&
    call.list.args !== 'workloads' &&
    ask !== undefined &&
    readsOneOnly(ask)
  );
};

/** It asks one thing about itself, and nothing about lists or labels. */
const readsOneOnly = (node: ASTNode): boolean =>
  macroCall(node) === undefined &&
  !(node.op === '.' && node.args[1] === 'labels') &&
  partsOf(node, emptyScope).every(([part]) => readsOneOnly(part));

/** A list of Pods or workloads that an expression ranges over, with what is asked of each of its things in any case. */
type Range = { readonly list: string; readonly conditions: readonly Condition[] };

/** A condition on a thing under a name. */
type Condition = { readonly variable: string; readonly of: ASTNode };

const narrowing: ReadonlySet<string> = new Set(['filter', 'exists', 'exists_one']);

const rangesIn = (
  tree: ASTNode,
  scope: Scope = emptyScope,
  conditions: readonly Condition[] = [],
): Range[] => {
  if (tree.op === 'id') {
    const isList = ['pods', 'alive', 'workloads'].includes(tree.args) && !scope.has(tree.args);
    return isList ? [{ list: tree.args, conditions }] : [];
  }
  const call = macroCall(tree);
  if (!call) return partsOf(tree, scope).flatMap(([part, inside]) => rangesIn(part, inside));
  const narrowed = narrowing.has(call.macro)
    ? [...conditions, ...call.asks.map((of) => ({ variable: call.variable, of }))]
    : macros.has(call.macro)
      ? conditions
      : [];
  const [list, ...asks] = partsOf(tree, scope);
  return [
    ...rangesIn(list![0], scope, narrowed),
    ...asks.flatMap(([part, inside]) => rangesIn(part, inside)),
  ];
};

type Constants = { readonly [field: string]: unknown };

/** Whether a condition is false of a thing in every state, by what never changes about it. */
const isNever = ({ variable, of }: Condition, constants: Constants): boolean => {
  const side = (node: ASTNode): boolean => isNever({ variable, of: node }, constants);
  switch (of.op) {
    case '&&':
      return of.args.some(side);
    case '||':
      return of.args.every(side);
    case '==': {
      const [a, b] = of.args.map((node) => constantOf(node, variable, constants));
      return a !== undefined && b !== undefined && a !== b;
    }
    case 'in': {
      const [one, list] = of.args;
      const value = constantOf(one, variable, constants);
      const values =
        list.op === 'list'
          ? list.args.map((each) => constantOf(each, variable, constants))
          : constantOf(list, variable, constants);
      return (
        value !== undefined && Array.isArray(values) && !values.includes(undefined) && !values.includes(value)
      );
    }
    default:
      return false;
  }
};

const unchanging: ReadonlySet<string> = new Set(['name', 'namespace', 'workload', 'services', 'kind']);

/** The value of a literal, of a field that never changes, or of a label; else undefined. */
const constantOf = (node: ASTNode, variable: string, constants: Constants): unknown => {
  if (node.op === 'value') return node.args;
  const labels = (constants.labels ?? {}) as Constants;
  const isLabels = (part: ASTNode): boolean =>
    part.op === '.' && part.args[1] === 'labels' && isVariable(part.args[0]);
  const isVariable = (part: ASTNode): boolean => part.op === 'id' && part.args === variable;
  if (node.op === '[]' && isLabels(node.args[0]) && node.args[1].op === 'value')
    return labels[String(node.args[1].args)] ?? '';
  if (node.op !== '.') return undefined;
  if (isLabels(node.args[0])) return labels[node.args[1]] ?? '';
  return isVariable(node.args[0]) && unchanging.has(node.args[1]) ? constants[node.args[1]] : undefined;
};
