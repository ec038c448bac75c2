import type { ASTNode } from '@marcbachmann/cel-js';
import type { AnyMachineSnapshot } from 'xstate';
import type { System } from '../../checker/system/system.ts';
import { questionLanguage } from './language.ts';
import { namesIn } from './names.ts';
import type { Question } from './question.ts';
import { readQuestion } from './readQuestion.ts';
import { emptyScope, listExpression, macroCall, walk } from './tree.ts';
import { treeText } from './treeText.ts';
import { wholeView } from './wholeView.ts';

/** A part of a question, and what it came to. */
export type Decided = { readonly text: string; readonly value: string };

/** The counts and the conditions over whole lists of a question, with what each of them is in a state. */
export const decidedBy = (
  { text, from, kind }: Question,
  system: System,
  state: readonly AnyMachineSnapshot[],
): readonly Decided[] => {
  const names = namesIn(system);
  const whole = wholeView(system, state, names);
  const asked = kind === 'leads to' ? text.split('~>') : [text];
  return asked.flatMap((side) => {
    const read = readQuestion({ text: side.trim(), from }, names);
    if (!read.ok) return [];
    const parts: Decided[] = [];
    walk(read.tree, emptyScope, (node, scope) => {
      if (scope.size > 0 || !isOverList(node)) return true;
      const part = treeText(node, emptyScope);
      parts.push({ text: part, value: String(questionLanguage.parse(part)(whole)) });
      return false;
    });
    return parts;
  });
};

/** `list.size()`, `size(list)`, `list.all(…)` and what else makes one value of a list. */
const isOverList = (node: ASTNode): boolean => {
  const call = macroCall(node);
  if (call) return call.macro !== 'filter' && call.macro !== 'map';
  const of =
    node.op === 'rcall' && node.args[0] === 'size'
      ? node.args[1]
      : node.op === 'call' && node.args[0] === 'size'
        ? node.args[1][0]
        : undefined;
  return of !== undefined && listExpression(of, emptyScope) !== undefined;
};
