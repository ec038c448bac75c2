import type { Findings } from '../findings.ts';
import type { Blueprint } from './blueprint.ts';
import { interestBits } from './blueprint.ts';
import { localIn } from './unitGroups.ts';

/**
 * Writes into the tables what laws can still say that is new: once a law was broken and exercised, its notes
 * cost nothing more. Called at the beginning, and whenever something new was found.
 */
export const writeInterest = (plan: Blueprint, findings: Findings, memory: ArrayBufferLike): void => {
  const view = new DataView(memory);
  const news = Uint8Array.from(plan.compiled.noteSets.all, (_, set) => (findings.isNews(set) ? 1 : 0));
  for (const { address, notes } of plan.noted) {
    const entries = new Int32Array(memory, address, notes.length);
    for (let local = 0; local < notes.length; local++)
      entries[local] = (entries[local]! & ~1) | news[notes[local]!]!;
  }
  writeStateInterest(plan, news, view);
  writeWatches(plan, findings, view);
};

const writeStateInterest = (plan: Blueprint, news: Uint8Array, view: DataView): void => {
  const { compiled, places, normal } = plan;
  const notesIn = (unit: number, key: number, shift: number): number =>
    compiled.units[unit]!.stateNotes[localIn(key, places.units[unit]!, shift)] ?? 0;
  if (compiled.units.every(({ stateNotes }) => stateNotes.every((set) => set === 0))) return;
  for (const { units, shift, bits, rows, stride, masks, sums } of normal.evaluator.groups) {
    const column = sums.indexOf(0);
    if (column < 0) continue;
    for (let key = 0; key < 1 << bits; key++) {
      const count = units.reduce((sum, unit) => sum + (news[notesIn(unit, key, shift)] ?? 0), 0);
      view.setUint16(rows + key * stride + (masks.length + column) * 8, count, true);
    }
  }
};

const writeWatches = (plan: Blueprint, findings: Findings, view: DataView): void => {
  const { compiled, conditions, thresholds, live, biases, guardedSums } = plan;
  const masks = new BigUint64Array(Math.ceil((compiled.rules.length + conditions.length) / 64));
  conditions.forEach((watch, index) => {
    const bit = compiled.rules.length + index;
    if (findings.isNewsOf(watch)) masks[bit >> 6]! |= 1n << BigInt(bit & 63);
  });
  for (const [number, mask] of masks.entries()) view.setBigUint64(live + 8 * number, mask, true);
  for (const word of guardedSums) {
    const notes = compiled.units.some(({ stateNotes }) => stateNotes.some((set) => set !== 0));
    let bias = 0n;
    let guard = 0n;
    if (word === 0 && notes) {
      bias |= (1n << BigInt(interestBits)) - 1n;
      guard |= 1n << BigInt(interestBits);
    }
    const lowest = new Map<number, (typeof thresholds)[number]>();
    for (const threshold of thresholds) {
      if (threshold.field.word !== word || !findings.isNewsOf(threshold.watch)) continue;
      const known = lowest.get(threshold.counter);
      if (!known || threshold.least < known.least) lowest.set(threshold.counter, threshold);
    }
    for (const { field, least } of lowest.values()) {
      bias |= ((1n << BigInt(field.bits)) - BigInt(least)) << BigInt(field.shift);
      guard |= 1n << BigInt(field.shift + field.bits);
    }
    view.setBigUint64(biases + 16 * word, bias, true);
    view.setBigUint64(biases + 16 * word + 8, guard, true);
  }
};
