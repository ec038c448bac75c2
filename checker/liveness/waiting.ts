import type { Compiled, CompiledWait } from '../compile/compiled.ts';
import type { FoundSteps } from '../graph/foundSteps.ts';
import type { LivenessLaw } from '../laws/law.ts';
import { obligationsOf } from '../laws/obligation.ts';

/**
 * What a run must do to break a law: reach an entry, stay inside for ever, and pass again and again (or end)
 * where the goal does not hold. By state, 1 or 0.
 */
export type Waiting = {
  readonly entries: Uint8Array;
  readonly inside: Uint8Array;
  readonly unmet: Uint8Array;
};

/** The views or conditions that a law is judged for, one by one; a law about none is judged once. */
export const subjectsOf = ({ system }: Pick<Compiled, 'system'>, law: LivenessLaw): number[] =>
  obligationsOf(law, system).map(({ subject }) => subject);

/** Every condition that laws of whole runs wait for or begin to wait by: a bit of the notes of a state for each. */
export const waitsOf = ({ goals, triggers }: Compiled): readonly CompiledWait[] => [...goals, ...triggers];

/** Where runs wait for the goal of a law, about one view if it is about each: told from the notes of states. */
export class Waits {
  private readonly law: LivenessLaw;
  private readonly states: number;
  private readonly met: NotedBits;
  private readonly triggered: NotedBits;

  constructor(compiled: Compiled, law: LivenessLaw, found: FoundSteps, subject: number) {
    const number = compiled.laws.indexOf(law);
    const ofLaw = (wait: CompiledWait): boolean => wait.law === number && wait.subject === subject;
    this.law = law;
    this.states = found.graph.states;
    this.met = new NotedBits(found, compiled.goals.map(ofLaw));
    this.triggered = new NotedBits(found, [
      ...compiled.goals.map(() => false),
      ...compiled.triggers.map(ofLaw),
    ]);
  }

  isUnmet(state: number): boolean {
    return !this.met.hasSome(state);
  }

  /** No state ever waits for the goal. */
  get isVacuous(): boolean {
    const { law, states } = this;
    if (law.kind === 'eventually' && !law.always) return !this.isUnmet(0);
    const isTriggered = law.kind === 'leads to' || law.kind === 'each leads to';
    for (let state = 0; state < states; state++)
      if (this.isUnmet(state) && (!isTriggered || this.triggered.hasSome(state))) return false;
    return true;
  }

  waiting(): Waiting {
    const { law, states } = this;
    const where = (holds: (state: number) => boolean): Uint8Array => {
      const answers = new Uint8Array(states);
      for (let state = 0; state < states; state++) if (holds(state)) answers[state] = 1;
      return answers;
    };
    const unmet = where((state) => this.isUnmet(state));
    switch (law.kind) {
      case 'eventually': {
        if (law.always) return { entries: where((state) => state === 0), inside: where(() => true), unmet };
        return { entries: where((state) => state === 0 && unmet[0] === 1), inside: unmet, unmet };
      }
      case 'always eventually':
      case 'each always eventually':
        return { entries: unmet, inside: unmet, unmet };
      case 'leads to':
      case 'each leads to':
        return {
          entries: where((state) => unmet[state] === 1 && this.triggered.hasSome(state)),
          inside: unmet,
          unmet,
        };
    }
  }
}

/** Some of the conditions that were noted of states. */
class NotedBits {
  private readonly found: FoundSteps;
  private readonly words: readonly { readonly word: number; readonly mask: number }[];

  constructor(found: FoundSteps, isChosen: readonly boolean[]) {
    this.found = found;
    const masks = new Int32Array(found.noteWords);
    isChosen.forEach((chosen, at) => {
      if (chosen) masks[at >>> 5]! |= 1 << (at & 31);
    });
    this.words = [...masks].flatMap((mask, word) => (mask === 0 ? [] : [{ word, mask }]));
  }

  /** One of them holds in a state. */
  hasSome(state: number): boolean {
    const { notes, noteWords } = this.found;
    const from = state * noteWords;
    for (const { word, mask } of this.words) if ((notes[from + word]! & mask) !== 0) return true;
    return false;
  }
}
