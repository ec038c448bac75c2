import type { Compiled, CompiledRule, Watch } from '../compile/compiled.ts';
import { isLiveness } from '../laws/law.ts';
import type { Breach, Finding } from './search.ts';

/** Collects what the tables note of the states and steps that a search meets: first breaches, and witnesses. */
export class Findings {
  /** how often something new was noted */
  changes = 0;
  private readonly compiled: Compiled;
  private readonly noted: readonly { readonly unit: number; readonly notes: Int32Array }[];
  private readonly broken: (Breach | undefined)[];
  private readonly witnessed: boolean[];

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.noted = compiled.units.flatMap(({ stateNotes }, unit) =>
      stateNotes.some((set) => set !== 0) ? [{ unit, notes: stateNotes }] : [],
    );
    this.broken = compiled.laws.map(() => undefined);
    // an invariant without a witness is exercised by every state
    this.witnessed = compiled.laws.map(
      (law) => (law.kind === 'invariant' && !law.witness) || isLiveness(law),
    );
  }

  all(): Finding[] {
    return this.broken.map((broken, law) => ({
      law: this.compiled.laws[law]!.id,
      broken,
      witnessed: this.witnessed[law]!,
    }));
  }

  /** Takes up where another search left off. */
  restore(findings: readonly Finding[]): void {
    findings.forEach(({ broken, witnessed }, law) => {
      this.broken[law] = broken;
      this.witnessed[law] = witnessed;
    });
  }

  ofState(locals: Int32Array, state: number): void {
    for (const { unit, notes } of this.noted) this.note(notes[locals[unit]!]!, state, undefined);
  }

  ofStep(rule: CompiledRule, locals: Int32Array, from: number, number: number | undefined): void {
    rule.notes.forEach((notes, unit) => {
      if (notes) this.note(notes[locals[unit]!]!, from, number);
    });
  }

  note(set: number, state: number, rule: number | undefined): void {
    for (const note of this.compiled.noteSets.all[set]!) this.noteOne(note, state, rule);
  }

  /** Would this note set change anything that is known? */
  isNews(set: number): boolean {
    return this.compiled.noteSets.all[set]!.some((note) => this.isNewsOf(note));
  }

  isNewsOf({ law, what }: Pick<Watch, 'law' | 'what'>): boolean {
    return what === 'broken' ? this.broken[law] === undefined : !this.witnessed[law];
  }

  noteOne({ law, what }: Pick<Watch, 'law' | 'what'>, state: number, rule?: number): void {
    if (!this.isNewsOf({ law, what })) return;
    this.changes += 1;
    if (what === 'broken') this.broken[law] = { state, rule };
    else this.witnessed[law] = true;
  }
}
