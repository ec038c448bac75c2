import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../spec/suggestion.ts';
import { type Fault, fault } from './fault.ts';
import type { AskedNames } from './names.ts';
import type { Scope } from './tree.ts';

/** `Pod.phase` for `p.phase`; undefined for what is no field of one thing. */
const fieldOf = (node: ASTNode, scope: Scope): string | undefined => {
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const kind = scope.get(node.args[0].args);
  return kind === undefined || kind === 'other' ? undefined : `${kind}.${node.args[1]}`;
};

const words: { readonly [field: string]: string } = {
  'Pod.node': 'node',
  'Pod.workload': 'workload',
  'Workload.name': 'workload',
  'Node.name': 'node',
  'Pod.name': 'Pod',
};

/** Whether a field is compared with text that it never is: then the comparison says nothing, and something else was meant. */
export const unknownName = (node: ASTNode, scope: Scope, { values }: AskedNames): Fault | undefined => {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return undefined;
  const [left, right] = node.args;
  const field = fieldOf(left, scope) ?? (node.op === 'in' ? undefined : fieldOf(right, scope));
  const known = field === undefined ? undefined : values[field];
  if (field === undefined || !known) return undefined;
  const compared = [left, right].flatMap((side) => (side.op === 'list' ? side.args : [side]));
  const literal = compared.find(
    (side) => side.op === 'value' && typeof side.args === 'string' && !known.includes(side.args),
  );
  if (!literal) return undefined;
  const name = String(literal.args);
  const what = words[field] ?? `${field.split('.')[1]} of a ${field.split('.')[0]}`;
  const suggestion = didYouMean(
    name,
    known.filter((each) => each !== ''),
  );
  return fault(`no ${what} is ${JSON.stringify(name)}; ${suggestion}`, literal);
};
