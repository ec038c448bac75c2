import type { Compiled, CompiledJoint } from '../compile/compiled.ts';
import type { JointLaw, Step } from '../laws/law.ts';
import { notesOf } from '../laws/note.ts';

/**
 * A joint law, asked once for each combination of what it sees: later states with the same combination cost
 * one look-up.
 */
export class JointMemo {
  readonly when: CompiledJoint['when'];
  private readonly joint: CompiledJoint;
  private readonly law: JointLaw;
  private readonly noteSets: Compiled['noteSets'];
  private readonly answers = new Map<string, number>();

  constructor(compiled: Compiled, joint: CompiledJoint) {
    this.joint = joint;
    this.when = joint.when;
    this.law = compiled.laws[joint.law] as JointLaw;
    this.noteSets = compiled.noteSets;
  }

  /** The note set for these local states of the units, and this step if the law is about steps. */
  ask(locals: Int32Array, step: Step | undefined): number {
    let key = step ? `${step.name}(${step.args.join()})` : '';
    for (const { unit, ids } of this.joint.parts) key += `,${ids[locals[unit]!]!}`;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const seen = this.law.sees.map((_, part) =>
      this.joint.parts
        .filter((candidate) => candidate.part === part)
        .map(({ unit, ids, values }) => values[ids[locals[unit]!]!]),
    );
    const answer = this.noteSets.idOf(
      notesOf(this.joint.law, this.law.holds(seen, step), this.law.witness?.(seen, step)),
    );
    this.answers.set(key, answer);
    return answer;
  }
}
