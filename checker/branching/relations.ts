import type { Outlook } from './branchingClasses.ts';
import { Outlooks } from './branchingClasses.ts';
import type { UnitSteps } from './hiddenSteps.ts';
import type { Surrounding } from './surroundings.ts';

/** What a step of the quotient is: a settling, a step that nobody else takes part in, one that goes on for ever, or open. */
export type StepKind = 'settles' | 'hidden' | number;

/** Where a step of one kind leads from each class, while another unit is in one of some local states. */
export type Relation = {
  readonly kind: StepKind;
  /** `undefined`: whatever the others do */
  readonly guard: { readonly unit: number; readonly locals: Uint8Array } | undefined;
  /** by class: the classes that it may lead to */
  readonly targets: ReadonlyMap<number, readonly number[]>;
};

/**
 * The steps of the quotient: for each class and whatever is known of the others, what a member can do at last. Steps
 * that are possible though nothing is known need no guard; the others are gathered by the local states of the unit that
 * has to be known.
 */
export const relationsOf = (
  steps: UnitSteps,
  classes: Int32Array,
  representatives: readonly number[],
): Relation[] => {
  const outlooks = steps.all.map((each) => {
    const among = new Outlooks(each, classes);
    return { surrounding: each.surrounding, ofClass: representatives.map((local) => among.of(local)) };
  });
  const [unknown, ...known] = outlooks;
  const gathered = new Gathered();
  representatives.forEach((_, own) => {
    const always = new Set(stepsIn(unknown!.ofClass[own]!, own).map(keyOf));
    for (const step of stepsIn(unknown!.ofClass[own]!, own)) gathered.add(step, own, undefined);
    // what settles whatever the others do is in the class for no time at all
    if (unknown!.ofClass[own]!.settles !== undefined) return;
    const guarded = new Map<string, { step: Step; unit: number; locals: Uint8Array }>();
    for (const { surrounding, ofClass } of known) {
      if (surrounding.unit === undefined) continue;
      for (const step of stepsIn(ofClass[own]!, own)) {
        if (always.has(keyOf(step))) continue;
        const key = `${surrounding.unit} ${keyOf(step)}`;
        const sofar = guarded.get(key);
        guarded.set(key, { step, unit: surrounding.unit, locals: united(sofar?.locals, surrounding) });
      }
    }
    for (const { step, unit, locals } of guarded.values())
      gathered.add(step, own, locals.includes(0) ? { unit, locals } : undefined);
  });
  return gathered.relations();
};

type Step = { readonly kind: StepKind; readonly target: number };

const keyOf = ({ kind, target }: Step): string => `${kind} ${target}`;

const stepsIn = ({ settles, hidden, open, endless }: Outlook, own: number): Step[] =>
  settles !== undefined
    ? [{ kind: 'settles', target: settles }]
    : [
        ...(endless ? [{ kind: 'hidden', target: own } as const] : []),
        ...hidden.map((target) => ({ kind: 'hidden', target }) as const),
        ...open.map(({ label, target }) => ({ kind: label, target })),
      ];

const united = (locals: Uint8Array | undefined, surrounding: Surrounding & { unit: number }): Uint8Array =>
  locals ? locals.map((is, local) => is | surrounding.locals[local]!) : surrounding.locals;

class Gathered {
  private readonly all = new Map<
    string,
    { readonly kind: StepKind; readonly guard: Relation['guard']; readonly targets: Map<number, number[]> }
  >();

  add({ kind, target }: Step, own: number, guard: Relation['guard']): void {
    const key = `${kind} ${guard ? `${guard.unit} ${guard.locals.join('')}` : ''}`;
    const relation = this.all.get(key) ?? { kind, guard, targets: new Map<number, number[]>() };
    const targets = relation.targets.get(own) ?? [];
    if (!targets.includes(target)) targets.push(target);
    relation.targets.set(own, targets);
    this.all.set(key, relation);
  }

  relations(): Relation[] {
    return [...this.all.values()];
  }
}
