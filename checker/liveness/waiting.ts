import type { Compiled, CompiledWait } from '../compile/compiled.ts';
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

export const waitingFor = (compiled: Compiled, law: LivenessLaw, bits: WaitBits, subject = 0): Waiting => {
  const number = compiled.laws.indexOf(law);
  const ofLaw = (wait: CompiledWait): boolean => wait.law === number && wait.subject === subject;
  const unmet = bits.where(ofLaw, compiled.goals).map((met) => 1 - met);
  const count = unmet.length;
  switch (law.kind) {
    case 'eventually': {
      if (law.always) {
        const everywhere = new Uint8Array(count).fill(1);
        return { entries: onlyFirst(1, count), inside: everywhere, unmet, vacuous: !unmet.includes(1) };
      }
      const vacuous = unmet[0] === 0;
      return { entries: onlyFirst(unmet[0]!, count), inside: unmet, unmet, vacuous };
    }
    case 'always eventually':
      return { entries: unmet, inside: unmet, unmet, vacuous: !unmet.includes(1) };
    case 'leads to':
    case 'each leads to': {
      const triggered = bits.where(ofLaw, compiled.triggers);
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

/** In which states the goals and triggers of all laws hold: asked once for each state, a bit for each condition. */
export class WaitBits {
  private readonly conditions: readonly CompiledWait[];
  private readonly count: number;
  private readonly words: number;
  private readonly bits: Int32Array;

  constructor(compiled: Compiled, index: StateIndex) {
    this.conditions = [...compiled.goals, ...compiled.triggers];
    this.count = index.count;
    const masks = new Masks(compiled, this.conditions);
    this.words = masks.words;
    this.bits = new Int32Array(index.count * masks.words);
    const locals = new Int32Array(compiled.units.length);
    const words = new Int32Array(index.layout.words);
    for (let state = 0; state < index.count; state++) {
      index.read(state, words, 0);
      unpackInto(locals, words, 0, index.layout);
      this.bits.set(masks.evaluate(locals), state * masks.words);
    }
  }

  /** By state, 1 or 0: one of the chosen conditions holds. */
  where(isChosen: (wait: CompiledWait) => boolean, among: readonly CompiledWait[]): Uint8Array {
    const chosen = new Int32Array(this.words);
    this.conditions.forEach((condition, at) => {
      if (among.includes(condition) && isChosen(condition)) chosen[at >>> 5]! |= 1 << (at & 31);
    });
    const answers = new Uint8Array(this.count);
    for (let word = 0; word < this.words; word++) {
      const mask = chosen[word]!;
      if (mask === 0) continue;
      for (let state = 0; state < this.count; state++) {
        if (this.bits[state * this.words + word]! & mask) answers[state] = 1;
      }
    }
    return answers;
  }
}
