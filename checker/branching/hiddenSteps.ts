import { type Act, type Acts, isAllowed, noteOf, targetOf } from './acts.ts';
import { isMatchedIn, isPossible, isUndecided, type Surrounding, settled } from './surroundings.ts';

/** A step that others take part in or that a law notes, as one local state makes it. */
export type OpenStep = { readonly label: number; readonly target: number };

/** What the local states of a unit do while this much is known of the others. */
export type Steps = {
  readonly surrounding: Surrounding;
  /** by local state: where urgent rules take it at once; itself, if none do */
  readonly settled: Int32Array;
  /** by local state: where steps lead that nobody else takes part in, settled */
  readonly hidden: readonly Int32Array[];
  /** by local state: the other steps that are to be matched here, settled as far as others do not move meanwhile */
  readonly open: readonly (readonly OpenStep[])[];
};

/** An open step is labelled by its rule and what laws note of it. */
export type Label = { readonly act: Act; readonly note: number };

/** All steps of a unit, by what is known of others, with the labels of the open ones. */
export class UnitSteps {
  readonly labels: Label[] = [];
  readonly all: readonly Steps[];
  private readonly numbers = new Map<Act, Map<number, number>>();
  private readonly acts: Acts;
  private readonly known: ReadonlySet<number>;
  /** the acts that each local state allows */
  private readonly allowed: readonly {
    readonly hiddenActs: readonly Act[];
    readonly openActs: readonly Act[];
  }[];

  constructor(acts: Acts, surroundings: readonly Surrounding[]) {
    this.acts = acts;
    this.known = new Set(surroundings.flatMap(({ unit }) => (unit === undefined ? [] : [unit])));
    this.allowed = Array.from({ length: acts.size }, (_, local) => {
      const here = acts.normal.filter((act) => isAllowed(act, local));
      return {
        hiddenActs: here.filter(({ hidden }) => hidden),
        openActs: here.filter(({ hidden }) => !hidden),
      };
    });
    this.all = surroundings.map((surrounding) => this.stepsIn(surrounding));
  }

  private stepsIn(surrounding: Surrounding): Steps {
    const ends = settled(this.acts, surrounding);
    const happens = new Set(
      this.acts.normal.filter((act) =>
        act.hidden ? isPossible(act, surrounding) : isMatchedIn(act, surrounding, this.known),
      ),
    );
    const hidden: Int32Array[] = [];
    const open: OpenStep[][] = [];
    for (const [local, { hiddenActs, openActs }] of this.allowed.entries()) {
      const isIn = isUndecided(this.acts, surrounding, local) ? () => false : (act: Act) => happens.has(act);
      const targets = hiddenActs.filter(isIn).map((act) => ends[targetOf(act, local)]!);
      hidden.push(Int32Array.from(targets.length > 1 ? new Set(targets) : targets));
      open.push(
        openActs.filter(isIn).map((act) => {
          const target = targetOf(act, local);
          const stays = surrounding.unit === undefined || act.flat.next[surrounding.unit] === undefined;
          return { label: this.labelOf(act, noteOf(act, local)), target: stays ? ends[target]! : target };
        }),
      );
    }
    return { surrounding, settled: ends, hidden, open };
  }

  labelOf(act: Act, note: number): number {
    const ofAct = this.numbers.get(act) ?? new Map<number, number>();
    this.numbers.set(act, ofAct);
    const number = ofAct.get(note) ?? this.labels.push({ act, note }) - 1;
    ofAct.set(note, number);
    return number;
  }
}
