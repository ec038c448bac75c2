import type { Compiled, CompiledCondition, CompiledUnit } from '../compile/compiled.ts';
import { actsOf } from './acts.ts';
import { branchingClasses } from './branchingClasses.ts';
import { Emitted } from './emitted.ts';
import { UnitSteps } from './hiddenSteps.ts';
import { observations } from './observations.ts';
import { relationsOf } from './relations.ts';
import { surroundingsOf } from './surroundings.ts';

/** A system in which local states of one unit are merged that differ only in steps that nobody sees. */
export type BranchingQuotient = {
  readonly compiled: Compiled;
  /** by local state before: its class, which is the local state after */
  readonly classes: Int32Array;
};

/**
 * Merges the local states of a unit by branching bisimulation. Keeps which states the other units can be in together
 * with which classes of this one, what laws note and see, all laws about states and steps, and deadlocks; not how many
 * steps it takes, nor which rules happen in what order: nothing of fairness is left.
 */
export const branchingQuotient = (compiled: Compiled, unit: number): BranchingQuotient => {
  const acts = actsOf(compiled, unit);
  const steps = new UnitSteps(acts, surroundingsOf(compiled, acts));
  const classes = branchingClasses(acts, steps, observations(compiled, acts));
  const representatives = firstOfEach(classes);
  const size = representatives.length;
  if (size === acts.size) return { compiled, classes };
  const relations = relationsOf(steps, classes, representatives);
  const emitted = new Emitted(compiled, unit, size);
  const concerned = new Set([...acts.normal, ...acts.settling, ...acts.urgent].map(({ flat }) => flat));
  const pick = (table: Int32Array): Int32Array => Int32Array.from(representatives, (local) => table[local]!);
  const condition = <C extends CompiledCondition>(each: C): C => ({
    ...each,
    allow: each.allow.map((allow, at) =>
      at === unit && allow ? Uint8Array.from(representatives, (local) => allow[local]!) : allow,
    ),
  });
  const before = compiled.units[unit]!;
  return {
    classes,
    compiled: {
      ...compiled,
      units: compiled.units.map((each, at) =>
        at === unit
          ? {
              ...before,
              size,
              members: membersOf(before, representatives),
              stateNotes: pick(before.stateNotes),
            }
          : each,
      ),
      rules: [
        ...compiled.rules.filter((flat) => !concerned.has(flat)),
        ...relations.flatMap((relation) =>
          relation.kind === 'settles' ? [] : emitted.rules(relation, steps.labels),
        ),
      ],
      urgent: [
        ...relations.flatMap((relation) =>
          relation.kind === 'settles' ? emitted.rules(relation, steps.labels) : [],
        ),
        ...compiled.urgent.flatMap((flat) => {
          const act = acts.urgent.find((each) => each.flat === flat);
          if (act) return [emitted.urgent(act, classes, representatives)];
          return concerned.has(flat) ? [] : [flat];
        }),
      ],
      counters: compiled.counters.map(({ weights, most }) => ({
        weights: weights.map((table, at) =>
          at === unit && table ? Float64Array.from(representatives, (local) => table[local]!) : table,
        ),
        most,
      })),
      watches: compiled.watches.map(condition),
      goals: compiled.goals.map(condition),
      triggers: compiled.triggers.map(condition),
      ends: compiled.ends.map(({ name, conditions }) => ({ name, conditions: conditions.map(condition) })),
      joints: compiled.joints.map((joint) => ({
        ...joint,
        parts: joint.parts.map((part) => (part.unit === unit ? { ...part, ids: pick(part.ids) } : part)),
      })),
      initial: compiled.initial.map((local, at) => (at === unit ? classes[local]! : local)),
      reduced: true,
    },
  };
};

const firstOfEach = (classes: Int32Array): number[] => {
  const first: number[] = [];
  classes.forEach((to, local) => {
    first[to] ??= local;
  });
  return first;
};

const membersOf = ({ members, components }: CompiledUnit, locals: readonly number[]): Int32Array =>
  Int32Array.from(
    locals.flatMap((local) => [
      ...members.subarray(local * components.length, (local + 1) * components.length),
    ]),
  );
