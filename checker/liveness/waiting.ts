import type { Compiled, CompiledCondition, CompiledWait } from '../compile/compiled.ts';
import { Masks } from '../explore/masks.ts';
import type { StateIndex } from '../graph/stateIndex.ts';
import { unpackInto } from '../graph/successorBatch.ts';
import type { LivenessLaw } from '../laws/law.ts';

/**
 * What a run must do to break a law: reach an entry, stay inside for ever, and pass again and again (or end)
 * where the goal does not hold. By state, 1 or 0.
 */
export type Waiting = {
  readonly entries: Uint8Array;
  readonly inside: Uint8Array;
  readonly unmet: Uint8Array;
  /** no reachable state ever waits for the goal */
  readonly vacuous: boolean;
};

/** The views that a law is judged for, one by one; a law about no view is judged once. */
export const subjectsOf = (compiled: Compiled, law: LivenessLaw): number[] =>
  law.kind === 'each leads to'
    ? compiled.system.views.filter((view) => view.kind === law.of).map((_, subject) => subject)
    : [0];

export const waitingFor = (compiled: Compiled, law: LivenessLaw, index: StateIndex, subject = 0): Waiting => {
  const number = compiled.laws.indexOf(law);
  const ofLaw = (wait: CompiledWait): boolean => wait.law === number && wait.subject === subject;
  const unmet = where(compiled, compiled.goals.filter(ofLaw), index).map((met) => 1 - met);
  switch (law.kind) {
    case 'eventually': {
      if (law.always) {
        const everywhere = new Uint8Array(index.count).fill(1);
        return { entries: onlyFirst(1, index.count), inside: everywhere, unmet, vacuous: !unmet.includes(1) };
      }
      const vacuous = unmet[0] === 0;
      return { entries: onlyFirst(unmet[0]!, index.count), inside: unmet, unmet, vacuous };
    }
    case 'always eventually':
      return { entries: unmet, inside: unmet, unmet, vacuous: !unmet.includes(1) };
    case 'leads to':
    case 'each leads to': {
      const triggered = where(compiled, compiled.triggers.filter(ofLaw), index);
      const entries = triggered.map((begins, state) => begins & unmet[state]!);
      return { entries, inside: unmet, unmet, vacuous: !entries.includes(1) };
    }
  }
};

const onlyFirst = (value: number, count: number): Uint8Array => {
  const states = new Uint8Array(count);
  states[0] = value;
  return states;
};

/** In which states one of the conditions holds. */
const where = (
  compiled: Compiled,
  conditions: readonly CompiledCondition[],
  index: StateIndex,
): Uint8Array => {
  const masks = new Masks(compiled, conditions);
  const locals = new Int32Array(compiled.units.length);
  const words = new Int32Array(index.layout.words);
  const answers = new Uint8Array(index.count);
  const spare = conditions.length & 31;
  for (let state = 0; state < index.count; state++) {
    index.read(state, words, 0);
    unpackInto(locals, words, 0, index.layout);
    const holding = masks.evaluate(locals);
    // the last word has bits beyond the last condition
    answers[state] = holding.some((bits, word) =>
      word === masks.words - 1 && spare ? (bits & ((1 << spare) - 1)) !== 0 : bits !== 0,
    )
      ? 1
      : 0;
  }
  return answers;
};
