import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../spec/suggestion.ts';
import { type Fault, fault } from './fault.ts';
import type { AskedNames } from './names.ts';
import type { Span } from './questionProblem.ts';
import { emptyScope, endpointsOf, type Scope } from './tree.ts';
import { treeText } from './treeText.ts';

/** The workload that `available(web)` or `available('web')` names, or what is wrong with the name. */
export const workloadNamed = (
  args: readonly ASTNode[],
  node: Span,
  text: string,
  { values }: AskedNames,
): { readonly name: string; readonly fault: Fault | undefined } => {
  const [of, ...more] = args;
  const name = of ? nameIn(of, text) : '';
  const known = (values['Pod.workload'] ?? []).filter((each) => each !== '');
  if (!of || more.length > 0) return { name, fault: fault('available takes the name of a workload', node) };
  if (known.includes(name)) return { name, fault: undefined };
  const suggestion =
    known.length > 0 ? didYouMean(name, known) : 'there is none whose Pods a controller creates';
  return { name, fault: fault(`no workload is called ${JSON.stringify(name)}; ${suggestion}`, of) };
};

/** `web-shop` is a name, though CEL would subtract. */
const nameIn = (node: ASTNode, text: string): string =>
  node.op === 'value' && typeof node.args === 'string' ? node.args : text.slice(node.start, node.end);

/**
 * A question with its short forms spelled out: `available(web)`, `service('web').endpoints` and `w.ready` of a workload
 * are all about Pods.
 */
export const spelledOut = (tree: ASTNode, text: string): string => {
  const pod = unusedName(text);
  let isShort = false;
  const long = treeText(tree, emptyScope, (node, scope) => {
    const form = longFormOf(node, scope, text, pod);
    isShort ||= form !== undefined;
    return form;
  });
  return isShort ? long : text;
};

const unusedName = (text: string): string => {
  let name = 'pod';
  while (text.includes(name)) name += '_';
  return name;
};

const longFormOf = (node: ASTNode, scope: Scope, text: string, pod: string): string | undefined => {
  const service = endpointsOf(node);
  if (service !== undefined) return serving(`${JSON.stringify(service)} in ${pod}.services`, pod);
  if (node.op === 'call' && node.args[0] === 'available') {
    return `${serving(`${pod}.workload == ${JSON.stringify(nameIn(node.args[1][0]!, text))}`, pod)}.size()`;
  }
  if (node.op !== '.' || node.args[1] !== 'ready' || node.args[0].op !== 'id') return undefined;
  const name = node.args[0].args;
  return scope.get(name) === 'Workload'
    ? `${serving(`${pod}.workload == ${name}.name`, pod)}.size()`
    : undefined;
};

/** The Pods of which something holds, and that are ready to serve. */
const serving = (condition: string, pod: string): string =>
  `pods.filter(${pod}, ${condition} && ${pod}.ready && !${pod}.terminating)`;
