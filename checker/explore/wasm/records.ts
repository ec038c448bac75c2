import type { Compiled, CompiledRule } from '../../compile/compiled.ts';
import type { Image } from './image.ts';
import type { Place, Places } from './places.ts';

/**
 * How generated code fires a rule: a record of fixed size, read by the number of the rule's bit. An enabled
 * rule adds constants to the words of a state, and for each unit whose move depends on its local state an
 * entry of a table.
 *
 * An entry is `delta << 1 | alert`: what the local state grows by, and whether a law has something to say to
 * this step that was not said before.
 */
export const record = {
  /** the first move: table, mask of the local state, its shift, offset of its word in bytes */
  table: 0,
  mask: 4,
  shift: 8,
  word: 12,
  /** address of further moves (0: none): their number, then from byte 8 on 16 bytes each, as above */
  more: 16,
  /** 1 if an urgent rule may be enabled afterwards */
  unsettles: 20,
  /** added to each word */
  constants: 24,
} as const;

export const moveBytes = 16;

export const recordBytes = (words: number): number => record.constants + 8 * words;

/** A table of entries whose alert bits change as laws are exercised. */
export type NotedTable = { readonly address: number; readonly notes: Int32Array };

/** Places the records of these rules, one after another; their address and the tables that are noted. */
export const placeRecords = (
  compiled: Compiled,
  places: Places,
  image: Image,
  rules: readonly CompiledRule[],
  unsettles: (rule: CompiledRule) => boolean,
): { readonly address: number; readonly noted: readonly NotedTable[] } => {
  const noted = new Map<number, NotedTable>();
  const stride = recordBytes(places.words);
  const words = new Int32Array((rules.length * stride) / 4);
  const constants = new BigInt64Array(words.buffer);
  const still = image.shared(new Int32Array(1));
  rules.forEach((rule, index) => {
    const at = (index * stride) / 4;
    const moves = compiled.units.flatMap((unit, number): Int32Array[] => {
      const place = places.units[number]!;
      const next = rule.next[number];
      const notes = rule.notes[number];
      if (!next && !notes) return [];
      const deltas = next ? next.map((to, from) => to - from) : new Int32Array(unit.size);
      const constant = constantDelta(deltas, rule.allow[number]);
      if (constant !== undefined && !notes) {
        constants[at / 2 + record.constants / 8 + place.word]! += BigInt(constant) << BigInt(place.shift);
        return [];
      }
      const address = image.shared(
        deltas.map((delta) => delta * 2),
        notes?.join(),
      );
      if (notes) noted.set(address, { address, notes });
      return [move(address, place)];
    });
    const [first = Int32Array.of(still, 0, 0, 0), ...others] = moves;
    words.set(first, at);
    if (others.length) {
      const more = Int32Array.of(others.length, 0, ...others.flatMap((other) => [...other]));
      words[at + record.more / 4] = image.shared(more);
    }
    words[at + record.unsettles / 4] = unsettles(rule) ? 1 : 0;
  });
  return { address: image.place(words), noted: [...noted.values()] };
};

const move = (table: number, { shift, bits, word }: Place): Int32Array =>
  Int32Array.of(table, 2 ** bits - 1, shift, word * 8);

/** What every allowed local state grows by, if it is the same for all. */
const constantDelta = (deltas: Int32Array, allow: Uint8Array | undefined): number | undefined => {
  let common: number | undefined;
  for (let local = 0; local < deltas.length; local++) {
    if (allow && allow[local] !== 1) continue;
    common ??= deltas[local]!;
    if (deltas[local] !== common) return undefined;
  }
  return common ?? 0;
};

/** May this rule enable an urgent one? Before it, none is enabled. */
export const unsettling =
  (compiled: Compiled) =>
  (rule: CompiledRule): boolean =>
    compiled.urgent.some((urgent) =>
      rule.next.some((next, unit) => {
        if (!next) return false;
        const from = rule.allow[unit];
        const allow = urgent.allow[unit];
        if (allow && someMove(next, from, (to, local) => allow[to] === 1 && allow[local] === 0)) return true;
        return urgent.counts.some(({ counter }) => {
          const weight = compiled.counters[counter]!.weights[unit];
          return weight !== undefined && someMove(next, from, (to, local) => weight[to] !== weight[local]);
        });
      }),
    );

/** Does some allowed local state move in such a way? */
const someMove = (
  next: Int32Array,
  allow: Uint8Array | undefined,
  changes: (to: number, local: number) => boolean,
): boolean => {
  for (let local = 0; local < next.length; local++) {
    const to = next[local]!;
    if (to !== local && (!allow || allow[local] === 1) && changes(to, local)) return true;
  }
  return false;
};
