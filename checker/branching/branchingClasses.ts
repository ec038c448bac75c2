import { pace } from '../budget/pace.ts';
import { PairNumbers } from '../compile/pairNumbers.ts';
import { renumbered } from '../compile/quotient.ts';
import { type Acts, isAllowed, noteOf, targetOf } from './acts.ts';
import { endless } from './endless.ts';
import type { Steps, UnitSteps } from './hiddenSteps.ts';
import { signaturesOf } from './signatures.ts';

/** What a class of local states can do at last, after steps within the class that nobody sees. */
export type Outlook = {
  /** the class that urgent rules take it to at once; nothing else can happen in it meanwhile */
  readonly settles: number | undefined;
  /** classes that steps lead to that nobody else takes part in */
  readonly hidden: readonly number[];
  readonly open: readonly { readonly label: number; readonly target: number }[];
  /** steps that nobody sees may go on for ever */
  readonly endless: boolean;
};

/**
 * Branching bisimulation that keeps divergence: local states are one class where, whatever is known of the others, each
 * can do what the other does after steps that stay in the class. Urgent rules in which others take part are matched step
 * by step. By partition refinement; exact, since signatures are numbered and not hashed.
 */
export const branchingClasses = (acts: Acts, steps: UnitSteps, observed: Int32Array): Int32Array => {
  let classes = observed;
  let count = countOf(classes);
  for (;;) {
    const numbers = new PairNumbers();
    const signatures = Int32Array.from(classes, (own, local) => {
      let signature = numbers.of(-1, own);
      for (const act of acts.urgent) {
        if (!isAllowed(act, local)) continue;
        signature = numbers.of(signature, classes[targetOf(act, local)]!);
        signature = numbers.of(signature, noteOf(act, local));
      }
      return signature;
    });
    for (const each of steps.all) {
      pace(count, 'classes');
      const outlooks = signaturesOf(each, classes, numbers);
      for (let local = 0; local < acts.size; local++)
        signatures[local] = numbers.of(signatures[local]!, outlooks[local]!);
    }
    classes = renumbered(signatures);
    const refined = countOf(classes);
    if (refined === count) return classes;
    count = refined;
  }
};

/** What local states can do at last, in terms of classes, while so much is known of the others. */
export class Outlooks {
  private readonly steps: Steps;
  private readonly classes: Int32Array;
  private readonly endless: Uint8Array;

  constructor(steps: Steps, classes: Int32Array) {
    this.steps = steps;
    this.classes = classes;
    this.endless = endless(steps, classes);
  }

  of(local: number): Outlook {
    const { steps, classes } = this;
    const own = classes[local]!;
    const first = steps.settled[local]!;
    if (classes[first] !== own) return { settles: classes[first], hidden: [], open: [], endless: false };
    const hidden = new Set<number>();
    const open = new Map<string, { label: number; target: number }>();
    const within = [first];
    const seen = new Set(within);
    for (const at of within) {
      for (const target of steps.hidden[at]!) {
        if (classes[target] !== own) hidden.add(classes[target]!);
        else if (!seen.has(target)) {
          seen.add(target);
          within.push(target);
        }
      }
      for (const { label, target } of steps.open[at]!)
        open.set(`${label} ${classes[target]}`, { label, target: classes[target]! });
    }
    return {
      settles: undefined,
      hidden: [...hidden].sort((a, b) => a - b),
      open: [...open.values()].sort((a, b) => a.label - b.label || a.target - b.target),
      endless: this.endless[first] === 1,
    };
  }
}

const countOf = (classes: Int32Array): number =>
  classes.reduce((most, value) => Math.max(most, value + 1), 0);
