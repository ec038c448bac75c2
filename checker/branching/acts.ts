import type { Compiled, CompiledRule } from '../compile/compiled.ts';

/** What a rule is to one unit: where the unit allows it, and where it goes. */
export type Act = {
  readonly flat: CompiledRule;
  readonly allow: Uint8Array | undefined;
  readonly next: Int32Array | undefined;
  readonly notes: Int32Array | undefined;
  /** the other units that it reads by themselves (not by counts) */
  readonly reads: readonly number[];
  /** nobody else takes part, and no law looks: it may be left out where it makes no difference */
  readonly hidden: boolean;
};

/** All that rules do with one unit; urgent ones in the order in which they settle. */
export type Acts = {
  readonly unit: number;
  readonly size: number;
  readonly normal: readonly Act[];
  /** urgent rules of this unit alone, or which read one other that no urgent rule moves */
  readonly settling: readonly Act[];
  /** urgent rules in which others take part, or that laws note */
  readonly urgent: readonly Act[];
};

export const actsOf = (compiled: Compiled, unit: number): Acts => {
  const { rules, urgent, joints } = compiled;
  const named = new Set(joints.flatMap(({ when }) => [...(when ?? [])]));
  const { size } = compiled.units[unit]!;
  const concerning = (flat: CompiledRule): boolean =>
    flat.allow[unit] !== undefined || flat.next[unit] !== undefined || flat.notes[unit] !== undefined;
  const actOf = (flat: CompiledRule): Act => {
    const reads = flat.allow.flatMap((allow, at) => (allow && at !== unit ? [at] : []));
    const alone = flat.next.every((next, at) => (next !== undefined) === (at === unit));
    return {
      flat,
      allow: flat.allow[unit],
      next: flat.next[unit],
      notes: flat.notes[unit],
      reads,
      hidden:
        alone &&
        flat.counts.length === 0 &&
        reads.length <= 1 &&
        !flat.notes.some((sets) => sets?.some((set) => set !== 0)) &&
        !named.has(flat.rule),
    };
  };
  // what only counts this unit does not change it, but may come before what does, once the count is right
  const counting = ({ counts }: CompiledRule): boolean =>
    counts.some(({ counter }) => compiled.counters[counter]!.weights[unit] !== undefined);
  const urgentActs = urgent.filter((flat) => concerning(flat) || counting(flat)).map(actOf);
  const movedUrgently = new Set(
    urgent.flatMap(({ next }) => next.flatMap((table, at) => (table && at !== unit ? [at] : []))),
  );
  const normal = rules.filter(concerning).map(actOf);
  const settling = settlingAmong(
    urgentActs,
    normal,
    size,
    (act) => act.hidden && !act.reads.some((read) => movedUrgently.has(read)),
  );
  return {
    unit,
    size,
    normal,
    settling: urgentActs.filter((act) => settling.has(act)),
    urgent: urgentActs.filter((act) => !settling.has(act)),
  };
};

/** The units that are read by themselves, one at a time, by what nobody else takes part in. */
export const readAlone = (acts: readonly Act[]): ReadonlySet<number> =>
  new Set(acts.filter(({ hidden }) => hidden).flatMap(({ reads }) => reads));

/**
 * The urgent rules that can settle by themselves: where one is allowed, no urgent rule in which others take part may
 * come before it, and none that reads another unit than it does may be allowed too, since then the order would hang on
 * what is not known of others. What is not urgent must not hang on another unit either: it happens where the urgent one
 * cannot, and two units at once are never known.
 */
const settlingAmong = (
  urgent: readonly Act[],
  normal: readonly Act[],
  size: number,
  isCandidate: (act: Act) => boolean,
): ReadonlySet<Act> => {
  const settling = new Set(urgent.filter(isCandidate));
  for (let before = -1; before !== settling.size; ) {
    before = settling.size;
    const known = readAlone([...normal, ...settling]);
    for (let local = 0; local < size; local++) {
      const allowed = urgent.filter((act) => isAllowed(act, local));
      const guards = normal.flatMap((act) => {
        const reads = isAllowed(act, local) ? act.reads.filter((unit) => known.has(unit)) : [];
        return reads.length === 1 ? reads : [];
      });
      allowed.forEach((act, at) => {
        if (!settling.has(act)) return;
        const isPreceded = allowed.slice(0, at).some((other) => !settling.has(other));
        const isCrossed = act.reads.length > 0 && guards.some((unit) => unit !== act.reads[0]);
        const isRivalled = allowed.some(
          (other) =>
            settling.has(other) &&
            act.reads.length > 0 &&
            other.reads.length > 0 &&
            act.reads[0] !== other.reads[0],
        );
        if (isPreceded || isRivalled || isCrossed) settling.delete(act);
      });
    }
  }
  return goesRound(settling, size) ? new Set() : settling;
};

/** Could these lead from one local state to another and back? Then they may never settle. */
const goesRound = (acts: ReadonlySet<Act>, size: number): boolean => {
  const open = Array.from({ length: size }, (_, local) =>
    [...acts].flatMap((act) => (isAllowed(act, local) ? [targetOf(act, local)] : [])),
  );
  const ended = new Uint8Array(size);
  for (let left = size, before = -1; left !== before; ) {
    before = left;
    for (let local = 0; local < size; local++) {
      if (ended[local] || !open[local]!.every((target) => ended[target])) continue;
      ended[local] = 1;
      left -= 1;
    }
  }
  return ended.includes(0);
};

export const isAllowed = ({ allow }: Act, local: number): boolean =>
  allow === undefined || allow[local] === 1;

export const targetOf = ({ next }: Act, local: number): number => next?.[local] ?? local;

export const noteOf = ({ notes }: Act, local: number): number => notes?.[local] ?? 0;
