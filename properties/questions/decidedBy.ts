import type { ASTNode } from '@marcbachmann/cel-js';
import type { AnyMachineSnapshot } from 'xstate';
import type { System } from '../../checker/system/system.ts';
import { questionLanguage } from './language.ts';
import { namesIn } from './names.ts';
import type { Question } from './question.ts';
import { readQuestion } from './readQuestion.ts';
import { emptyScope, endpointsOf, listExpression, macroCall, walk } from './tree.ts';
import { treeText } from './treeText.ts';
import { wholeView } from './wholeView.ts';

/** A part of a question, and what it came to. */
export type Decided = { readonly text: string; readonly value: string };

/**
 * The counts and the conditions over whole lists of a question, with what each of them is in a state: in the words of who
 * asked.
 */
export const decider = (
  { text, from, kind }: Question,
  system: System,
): ((state: readonly AnyMachineSnapshot[]) => readonly Decided[]) => {
  const names = namesIn(system);
  const asked = kind === 'leads to' ? text.split('~>') : [text];
  const parts = asked.flatMap((side) => {
    const read = readQuestion({ text: side.trim(), from }, names);
    if (!read.ok) return [];
    const found: { readonly text: string; readonly value: (whole: Whole) => unknown }[] = [];
    walk(questionLanguage.parse(side.trim()).ast, emptyScope, (node, scope) => {
      if (scope.size > 0 || !isOverList(node)) return true;
      const part = shown(node, side.trim());
      const long = readQuestion({ text: `${part} == ${part}`, from }, names);
      const value = long.ok && long.tree.op === '==' ? treeText(long.tree.args[0], emptyScope) : undefined;
      if (value !== undefined) found.push({ text: part, value: questionLanguage.parse(value) });
      return false;
    });
    return found;
  });
  const unique = parts.filter((part, at) => parts.findIndex(({ text: same }) => same === part.text) === at);
  return (state) => {
    const whole = wholeView(system, state, names);
    return unique.map((part) => ({ text: part.text, value: String(part.value(whole)) }));
  };
};

type Whole = ReturnType<typeof wholeView>;

/** A part of a question as it was written. */
const shown = ({ start, end }: ASTNode, text: string): string => text.slice(start, end);

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
  if (node.op === 'call' && node.args[0] === 'available') return true;
  return of !== undefined && (listExpression(of, emptyScope) ?? endpointsOf(of)) !== undefined;
};
