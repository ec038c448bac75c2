import type { Compiled } from '../compile/compiled.ts';
import type { Breach, Search } from '../explore/search.ts';
import { Successors } from '../explore/successors.ts';
import { Refusal } from '../refusal.ts';
import { type Choice, choiceOf, replay, type Trace } from './trace.ts';

/**
 * The trace to a state or step that a search found, replayed through the charts. States of a reduced system
 * stand for many: the rules' names are what is replayed, so the trace is a real one.
 */
export const traceTo = (compiled: Compiled, search: Search, breach: Breach): Trace =>
  replay(compiled.system, [
    ...choicesTo(compiled, search, breach.state),
    ...(breach.rule === undefined ? [] : [choiceOf(compiled.rules[breach.rule]!.rule)]),
  ]);

/** The choices of a shortest way to a state. */
export const choicesTo = (compiled: Compiled, search: Search, state: number): Choice[] => {
  const path: number[] = [];
  for (let index = state; index >= 0; index = search.parentOf(index)) path.push(index);
  path.reverse();
  const successors = new Successors(compiled);
  return path.slice(1).map((index, at) => {
    const target = successors.read(search.stateAt(index)).join();
    const from = successors.read(search.stateAt(path[at]!));
    const step = successors.of(from).find(({ locals }) => locals.join() === target);
    if (!step) throw new Refusal('CK303', `state ${index}`, 'no rule leads here from its parent');
    return choiceOf(compiled.rules[step.rule]!.rule);
  });
};
