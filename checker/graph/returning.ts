import type { ByUnit, Compiled } from '../compile/compiled.ts';
import { Components } from './components.ts';

/**
 * By compiled rule: the local states of the units in which it may be a step of a cycle (`undefined` for a unit: in all
 * that allow it); `undefined` for a rule that is never on one.
 */
export type Returning = readonly (ByUnit<Uint8Array> | undefined)[];

/** a unit that stands still on every cycle is looked at state by state if it has no more than so many */
const stillStates = 64;

/**
 * Which steps may be undone by others, told from the tables alone: a run that comes back to a state brings each unit
 * back to its local state, so that a step which leads a unit from one strongly connected component of its local states to
 * another is on no cycle. What is on none leads no unit back either, so that this is asked again until nothing changes.
 * A unit that no cycle moves is in one local state all along a cycle: each of them is looked at by itself.
 */
export const returningSteps = (compiled: Compiled): Returning => {
  const all = [...compiled.rules, ...compiled.urgent];
  const moves = all.map(({ next }) => next);
  const allowed: Allowed[] = all.map(({ allow }) => compiled.units.map((_, unit) => allow[unit]));
  const sizes = compiled.units.map(({ size }) => size);
  narrow(sizes, moves, allowed);
  for (let left = -1; left !== count(allowed); ) {
    left = count(allowed);
    for (const unit of stillUnits(sizes, moves, allowed)) narrowAtRest(sizes, moves, allowed, unit);
  }
  return allowed.slice(0, compiled.rules.length);
};

type Moves = readonly ByUnit<Int32Array>[];
type Allowed = (Uint8Array | undefined)[] | undefined;

const count = (allowed: readonly Allowed[]): number => allowed.filter((each) => each).length;

/** Takes away what leads a unit to where it never comes back from. */
const narrow = (sizes: readonly number[], moves: Moves, allowed: Allowed[]): void => {
  const open = new Set(sizes.keys());
  for (const unit of open) {
    open.delete(unit);
    const moving = moves.flatMap((next, at) => (next[unit] && allowed[at] ? [at] : []));
    const components = componentsOf(
      sizes[unit]!,
      moving.map((at) => ({ next: moves[at]![unit]!, from: allowed[at]![unit] })),
    );
    for (const at of moving) {
      const next = moves[at]![unit]!;
      const before = allowed[at]![unit];
      const after = Uint8Array.from(next, (to, local) =>
        before?.[local] !== 0 && components[local] === components[to] ? 1 : 0,
      );
      if (restrict(allowed, at, unit, after)) continue;
      // other units that it moved may have lost a way back
      for (const [other, moved] of moves[at]!.entries()) if (moved && other !== unit) open.add(other);
    }
  }
};

/** Units that no cycle moves, and that some rule left asks. */
const stillUnits = (sizes: readonly number[], moves: Moves, allowed: readonly Allowed[]): number[] =>
  [...sizes.keys()].filter(
    (unit) =>
      sizes[unit]! <= stillStates &&
      allowed.some((allows) => allows?.[unit]?.includes(0)) &&
      moves.every((next, at) => !allowed[at] || staysPut(next[unit], allowed[at][unit])),
  );

const staysPut = (next: Int32Array | undefined, allow: Uint8Array | undefined): boolean =>
  !next || next.every((to, local) => to === local || allow?.[local] === 0);

/** Takes away, of what a still unit allows in each of its local states, that which leads nowhere back there. */
const narrowAtRest = (sizes: readonly number[], moves: Moves, allowed: Allowed[], unit: number): void => {
  const kept = allowed.map((allows) => allows && new Uint8Array(sizes[unit]!));
  for (let local = 0; local < sizes[unit]!; local++) {
    const here: Allowed[] = allowed.map((allows) =>
      allows?.[unit]?.[local] === 0 ? undefined : allows?.slice(),
    );
    narrow(sizes, moves, here);
    for (const [at, allows] of here.entries()) if (allows) kept[at]![local] = 1;
  }
  for (const [at, states] of kept.entries()) if (states) restrict(allowed, at, unit, states);
};

/** Leaves a rule only these local states of a unit; false if none is left. */
const restrict = (allowed: Allowed[], at: number, unit: number, states: Uint8Array): boolean => {
  if (!states.includes(1)) allowed[at] = undefined;
  else if (states.some((may, local) => may !== (allowed[at]![unit]?.[local] ?? 1)))
    allowed[at]![unit] = states;
  return allowed[at] !== undefined;
};

/** The strongly connected component of each local state, as a number. */
const componentsOf = (
  size: number,
  steps: readonly { readonly next: Int32Array; readonly from: Uint8Array | undefined }[],
): Int32Array => {
  const offsets = new Int32Array(size + 1);
  const targets: number[] = [];
  for (let local = 0; local < size; local++) {
    const ahead = steps.flatMap(({ next, from }) => (from?.[local] === 0 ? [] : [next[local]!]));
    targets.push(...new Set(ahead));
    offsets[local + 1] = targets.length;
  }
  const components = new Components({ states: size, offsets, targets: Int32Array.from(targets) });
  components.each(
    Int32Array.from({ length: size }, (_, local) => local),
    () => {},
  );
  return components.of;
};
