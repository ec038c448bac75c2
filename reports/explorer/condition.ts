import { Environment } from '@marcbachmann/cel-js';
import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import { constantsOf } from '../../models/views/constants.ts';
import { longestQuestion, questionLanguage } from '../../properties/questions/language.ts';
import { namesIn } from '../../properties/questions/names.ts';
import { readQuestion } from '../../properties/questions/readQuestion.ts';
import { wholeView } from '../../properties/questions/wholeView.ts';

/** A condition on states, or what is wrong with its text. */
export type Condition =
  | { readonly ok: true; readonly holds: (state: SystemState) => boolean }
  | { readonly ok: false; readonly why: string };

const isAskable = ({ viewKinds }: System): boolean => viewKinds.has('asked pod');

/**
 * Reads a condition in CEL. Of a cluster of Pods and Nodes it is in the words of questions; of any other system over the
 * views that it shows, as lists by their kind: `pods` for the kind `pod`, `observed_pods` for `observed pod`.
 */
export const readCondition = (text: string, system: System): Condition =>
  isAskable(system) ? askedCondition(text, system) : viewsCondition(text, system);

const askedCondition = (text: string, system: System): Condition => {
  const names = namesIn(system);
  const read = readQuestion({ text, from: 'find' }, names);
  if (!read.ok) return { ok: false, why: [read.problem.message, ...(read.problem.excerpt ?? [])].join('\n') };
  const evaluate = questionLanguage.parse(read.text);
  return { ok: true, holds: (state) => evaluate(wholeView(system, state, names)) === true };
};

const limits = {
  maxAstNodes: 400,
  maxDepth: 30,
  maxListElements: 50,
  maxMapEntries: 10,
  maxCallArguments: 4,
};

const viewsCondition = (text: string, system: System): Condition => {
  const refuse = (why: string): Condition => ({ ok: false, why });
  if (text.trim() === '') return refuse('the condition is empty');
  if (text.length > longestQuestion) {
    return refuse(`a condition has at most ${longestQuestion} characters, not ${text.length}`);
  }
  try {
    const environment = new Environment({ limits });
    for (const list of listNames(system).keys()) environment.registerVariable(list, 'list<dyn>');
    const evaluate = environment.parse(text);
    const { valid, type, error } = evaluate.check();
    if (!valid) return refuse(error?.message ?? 'it does not fit together');
    if (type !== 'bool' && type !== 'dyn') {
      return refuse(`a condition is true or false, and this is a ${type}: compare it with something`);
    }
    return { ok: true, holds: (state) => evaluate(listsIn(system, state)) === true };
  } catch (error) {
    return refuse((error as Error).message);
  }
};

/** The lists that a condition may name, and the kinds of views that they are of. */
export const listNames = ({ views }: Pick<System, 'views'>): ReadonlyMap<string, string> =>
  new Map(
    views
      .filter(({ kind }) => !kind.startsWith('asked '))
      .map(({ kind }) => [`${kind.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}s`, kind]),
  );

const listsIn = (system: System, state: SystemState): { readonly [list: string]: readonly unknown[] } =>
  Object.fromEntries(
    [...listNames(system)].map(([list, kind]) => [
      list,
      system.views.filter((view) => view.kind === kind).map((view) => record(view, state)),
    ]),
  );

const record = ({ name, components, project }: View, state: SystemState): unknown => {
  const value = project(...components.map(({ index }) => state[index]!)) as object;
  const { name: called } = constantsOf<{ readonly name?: unknown }>(value) ?? {};
  return celValue({ ...value, name: called ?? (value as { readonly name?: unknown }).name ?? name });
};

/** Whole numbers are big integers in CEL; what is not there is null. */
const celValue = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, celValue(inner)]));
  }
  return value ?? null;
};
