import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../spec/suggestion.ts';
import { type AskedKind, askedFields, askedLists } from './askedFields.ts';
import { type Fault, fault } from './fault.ts';
import type { AskedNames } from './names.ts';
import { functionMeant } from './otherLanguages.ts';
import type { Span } from './questionProblem.ts';
import { workloadNamed } from './spelledOut.ts';
import { emptyScope, endpointsOf, listExpression, macroCall, macros, partsOf, type Scope } from './tree.ts';
import { unknownName } from './unknownName.ts';

const methods = ['size', 'startsWith', 'endsWith', 'contains', ...macros];
const functions = ['size', 'available', 'service'];

/** lists within lists within lists: what a state costs to look at grows with each */
const deepest = 3;

/** numbers of Pods, of replicas, of restarts: nothing that is counted is more */
const largest = 1_000_000n;

/** The first thing that a question says and may not: names, fields, functions and values that there are not. */
export const findUnknown = (tree: ASTNode, text: string, names: AskedNames): Fault | undefined =>
  new Finder(text, names).look(tree, emptyScope, 0);

class Finder {
  private readonly text: string;
  private readonly names: AskedNames;

  constructor(text: string, names: AskedNames) {
    this.text = text;
    this.names = names;
  }

  look(node: ASTNode, scope: Scope, depth: number): Fault | undefined {
    return (
      this.own(node, scope, depth) ?? unknownName(node, scope, this.names) ?? this.inside(node, scope, depth)
    );
  }

  /** What stands inside is looked at once it is known what it stands in. */
  private inside(node: ASTNode, scope: Scope, depth: number): Fault | undefined {
    if (isWhole(node, scope)) return undefined;
    const deeper = macroCall(node) ? depth + 1 : depth;
    for (const [part, names] of partsOf(node, scope)) {
      const found = isAskedList(part, node, scope) ? undefined : this.look(part, names, deeper);
      if (found) return found;
    }
    return undefined;
  }

  private own(node: ASTNode, scope: Scope, depth: number): Fault | undefined {
    switch (node.op) {
      case 'id':
        return nameFault(node.args, node, scope, this.names);
      case 'value':
        return valueFault(node.args, node);
      case '.':
        return this.fieldFault(node.args[0], node.args[1], { start: node.pos, end: node.end }, scope);
      case '[]':
        return this.keyFault(node.args[0], node.args[1], node, scope);
      case 'call':
        return this.callFault(node.args[0], node.args[1], node);
      case 'rcall':
        return this.methodFault(node, scope, depth);
      case '==':
      case '!=':
        return node.args.some((side) => listExpression(side, scope) !== undefined)
          ? fault('lists of things are not compared: compare their sizes', node)
          : undefined;
      case '/':
      case '%':
        return fault('questions do not divide: multiply the other side', node);
      case 'map':
        return fault('questions make no maps', node);
      default:
        return undefined;
    }
  }

  private fieldFault(of: ASTNode, field: string, span: Span, scope: Scope): Fault | undefined {
    if (of.op === 'call' && of.args[0] === 'service') {
      if (field === 'endpoints') return this.callFault('service', of.args[1], of);
      return fault(`a Service has endpoints, not ${field}`, span);
    }
    if (isLabels(of, scope)) return this.labelFault(kindOf(of, scope)!, field, span);
    const kind = of.op === 'id' ? scope.get(of.args) : undefined;
    if (kind === undefined || kind === 'other') {
      return of.op === 'id' && !scope.has(of.args) && !askedLists[of.args]
        ? undefined
        : fault('fields are read of one Pod, Node or Workload: pods.exists(p, p.ready)', span);
    }
    if (field === 'labels') return undefined;
    const known = Object.keys(askedFields[kind]);
    return known.includes(field)
      ? undefined
      : fault(`a ${kind} has no field ${field}; ${didYouMean(field, known)}`, span);
  }

  private labelFault(kind: AskedKind, key: string, span: Span): Fault | undefined {
    const known = this.names.labels[kind] ?? [];
    return known.includes(key)
      ? undefined
      : fault(`no ${kind} has a label ${key}; ${didYouMean(key, known)}`, span);
  }

  private keyFault(of: ASTNode, key: ASTNode, span: Span, scope: Scope): Fault | undefined {
    if (!isLabels(of, scope))
      return fault('places in lists mean nothing here: ask for a condition instead', span);
    if (key.op !== 'value' || typeof key.args !== 'string') {
      return fault("a label is named as it is: p.labels['app.kubernetes.io/name']", key);
    }
    return this.labelFault(kindOf(of, scope)!, key.args, key);
  }

  private callFault(name: string, args: readonly ASTNode[], node: ASTNode): Fault | undefined {
    const span = { start: node.start, end: node.start + name.length };
    if (name === 'has') {
      return fault("every field is there, and a label that is not is empty: p.labels.app != ''", node);
    }
    if (!functions.includes(name))
      return fault(`there is no function ${name}; ${meant(name, functions)}`, span);
    if (name === 'available') return workloadNamed(args, node, this.text, this.names).fault;
    if (name !== 'service') return undefined;
    const [of] = args;
    if (of?.op !== 'value' || typeof of.args !== 'string')
      return fault("a Service is named as text: service('web')", node);
    const { services, otherServices } = this.names;
    if (services.includes(of.args)) return undefined;
    const why = otherServices.get(of.args);
    if (why !== undefined) return fault(`the Service ${of.args} ${why}`, of);
    return fault(
      `no Service that selects a Pod is called ${JSON.stringify(of.args)}; ${didYouMean(of.args, services)}`,
      of,
    );
  }

  private methodFault(
    node: ASTNode & { readonly op: 'rcall' },
    scope: Scope,
    depth: number,
  ): Fault | undefined {
    const [name, of] = node.args;
    const at = this.text.indexOf(name, of.end);
    const span = { start: at, end: at + name.length };
    if (!methods.includes(name)) return fault(`there is no function ${name}; ${meant(name, methods)}`, span);
    if (macros.has(name) && !macroCall(node)?.asks.length) {
      return fault(`${name} takes a name and what is asked of it: pods.${name}(p, p.ready)`, span);
    }
    if (macroCall(node) && depth >= deepest) {
      return fault(`lists within lists are at most ${deepest} deep`, span, 'PS1404');
    }
    const shadowed = macroCall(node)?.variable;
    if (shadowed !== undefined && (askedLists[shadowed] || scope.has(shadowed))) {
      return fault(`${shadowed} is already the name of something else`, node.args[2][0]!);
    }
    return undefined;
  }
}

/** Other languages have other words. */
const meant = (name: string, known: readonly string[]): string => {
  const found = functionMeant(name);
  return found === undefined ? didYouMean(name, known) : `did you mean ${found}?`;
};

const nameFault = (name: string, node: ASTNode, scope: Scope, { values }: AskedNames): Fault | undefined => {
  const kind = scope.get(name);
  if (kind !== undefined && kind !== 'other') {
    return fault(`a ${kind} itself is no value: read a field of it, such as ${name}.name`, node);
  }
  if (kind === 'other') return undefined;
  if (askedLists[name])
    return fault(`${name} is a list: ask ${name}.all(…), exists(…) or filter(…).size()`, node);
  if (Object.values(values).some((texts) => texts.includes(name)))
    return fault(`nothing is called ${name}; text stands in quotes: '${name}'`, node);
  return fault(
    `nothing is called ${name}; ${didYouMean(name, [...scope.keys(), ...Object.keys(askedLists)])}`,
    node,
  );
};

const valueFault = (value: unknown, node: ASTNode): Fault | undefined => {
  if (typeof value === 'bigint') {
    return value <= largest ? undefined : fault(`numbers are at most ${largest}`, node, 'PS1404');
  }
  return typeof value === 'string' || typeof value === 'boolean'
    ? undefined
    : fault('questions have whole numbers, text, true and false', node);
};

const kindOf = (node: ASTNode, scope: Scope): AskedKind | undefined => {
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const kind = scope.get(node.args[0].args);
  return kind === 'other' ? undefined : kind;
};

const isLabels = (node: ASTNode, scope: Scope): boolean =>
  kindOf(node, scope) !== undefined && node.op === '.' && node.args[1] === 'labels';

/** Nothing inside has to be looked at: a field of one thing, a label of it, the endpoints of a Service, a workload by its name. */
const isWhole = (node: ASTNode, scope: Scope): boolean =>
  (node.op === '.' && (kindOf(node, scope) !== undefined || isLabels(node.args[0], scope))) ||
  (node.op === '[]' && isLabels(node.args[0], scope)) ||
  (node.op === 'call' && (node.args[0] === 'available' || node.args[0] === 'service')) ||
  endpointsOf(node) !== undefined;

/** A list may stand where it is asked: before a macro, and where its size is taken. */
const isAskedList = (part: ASTNode, within: ASTNode, scope: Scope): boolean => {
  if (part.op !== 'id' || scope.has(part.args) || !askedLists[part.args]) return false;
  return within.op === 'rcall' ? within.args[1] === part : within.op === 'call' && within.args[0] === 'size';
};
