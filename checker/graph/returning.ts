import type { ByUnit, Compiled } from '../compile/compiled.ts';
import { Components } from './components.ts';

/**
 * By compiled rule: the local states of the units in which it may be a step of a cycle (`undefined` for a unit: in all
 * that allow it); `undefined` for a rule that is never on one.
 */
export type Returning = readonly (ByUnit<Uint8Array> | undefined)[];

/** a unit that stands still on every cycle is looked at state by state if it has no more than so many */
const stillStates = 64;

const defaultPatience = 10_000_000;

/**
 * Which steps may be undone by others, told from the tables alone: a run that comes back to a state brings each unit
 * back to its local state, so that a step which leads a unit from one strongly connected component of its local states to
 * another is on no cycle. What is on none leads no unit back either, so that this is asked again until nothing changes.
 * A unit that no cycle moves is in one local state all along a cycle: each of them is looked at by itself.
 *
 * When about so many entries of tables were looked at as there is `patience` for, it ends: then more steps are taken to be
 * on cycles than there are.
 */
export const returningSteps = (compiled: Compiled, patience = defaultPatience): Returning => {
  const narrowing = new Narrowing(compiled, patience);
  const all = [...compiled.rules, ...compiled.urgent];
  const allowed: Allowed[] = all.map(({ allow }) => compiled.units.map((_, unit) => allow[unit]));
  narrowing.narrow(allowed);
  narrowing.narrowAtRest(allowed);
  return allowed.slice(0, compiled.rules.length);
};

type Allowed = (Uint8Array | undefined)[] | undefined;

class Narrowing {
  private readonly sizes: readonly number[];
  private readonly moves: readonly ByUnit<Int32Array>[];
  /** by unit: the rules that move it */
  private readonly movers: readonly (readonly number[])[];
  private patience: number;

  constructor({ units, rules, urgent }: Compiled, patience: number) {
    this.sizes = units.map(({ size }) => size);
    this.moves = [...rules, ...urgent].map(({ next }) => next);
    this.movers = units.map((_, unit) => this.moves.flatMap((next, at) => (next[unit] ? [at] : [])));
    this.patience = patience;
  }

  /** Takes away what leads a unit to where it never comes back from. */
  narrow(allowed: Allowed[]): void {
    const open = new Set(this.sizes.keys());
    for (const unit of open) {
      open.delete(unit);
      const size = this.sizes[unit]!;
      const moving = this.movers[unit]!.filter((at) => allowed[at]);
      this.patience -= moving.length * size;
      if (this.patience < 0) return;
      const components = componentsOf(
        size,
        moving.map((at) => ({ next: this.moves[at]![unit]!, from: allowed[at]![unit] })),
      );
      for (const at of moving) {
        const next = this.moves[at]![unit]!;
        const before = allowed[at]![unit];
        const after = new Uint8Array(size);
        for (let local = 0; local < size; local++)
          if (before?.[local] !== 0 && components[local] === components[next[local]!]) after[local] = 1;
        if (restrict(allowed, at, unit, after)) continue;
        // other units that it moved may have lost a way back
        for (const [other, moved] of this.moves[at]!.entries()) if (moved && other !== unit) open.add(other);
      }
    }
  }

  /** Takes away, of what still units allow in each of their local states, that which leads nowhere back there. */
  narrowAtRest(allowed: Allowed[]): void {
    for (let left = -1; left !== count(allowed); ) {
      left = count(allowed);
      for (const unit of this.stillUnits(allowed)) {
        const kept = allowed.map((allows) => allows && new Uint8Array(this.sizes[unit]!));
        for (let local = 0; local < this.sizes[unit]!; local++) {
          const here = allowed.map((allows) => (allows?.[unit]?.[local] === 0 ? undefined : allows?.slice()));
          this.narrow(here);
          for (const [at, allows] of here.entries()) if (allows) kept[at]![local] = 1;
        }
        for (const [at, states] of kept.entries()) if (states) restrict(allowed, at, unit, states);
        if (this.patience < 0) return;
      }
    }
  }

  /** Units that no cycle moves, and that some rule left asks. */
  private stillUnits(allowed: readonly Allowed[]): number[] {
    return [...this.sizes.keys()].filter(
      (unit) =>
        this.sizes[unit]! <= stillStates &&
        allowed.some((allows) => allows?.[unit]?.includes(0)) &&
        this.movers[unit]!.every((at) => staysPut(this.moves[at]![unit]!, allowed[at], unit)),
    );
  }
}

const count = (allowed: readonly Allowed[]): number => allowed.filter((each) => each).length;

/** Leaves a rule only these local states of a unit; false if none is left. */
const restrict = (allowed: Allowed[], at: number, unit: number, states: Uint8Array): boolean => {
  if (!states.includes(1)) allowed[at] = undefined;
  else if (states.some((may, local) => may !== (allowed[at]![unit]?.[local] ?? 1)))
    allowed[at]![unit] = states;
  return allowed[at] !== undefined;
};

const staysPut = (next: Int32Array, allows: Allowed, unit: number): boolean =>
  !allows || next.every((to, local) => to === local || allows[unit]?.[local] === 0);

/** The strongly connected component of each local state, as a number. */
const componentsOf = (
  size: number,
  steps: readonly { readonly next: Int32Array; readonly from: Uint8Array | undefined }[],
): Int32Array => {
  const offsets = new Int32Array(size + 1);
  const targets = new Int32Array(size * steps.length);
  let edges = 0;
  for (let local = 0; local < size; local++) {
    for (const { next, from } of steps) {
      const target = next[local]!;
      if (target !== local && from?.[local] !== 0) targets[edges++] = target;
    }
    offsets[local + 1] = edges;
  }
  const components = new Components({ states: size, offsets, targets });
  components.each(
    Int32Array.from({ length: size }, (_, local) => local),
    () => {},
  );
  return components.of;
};
