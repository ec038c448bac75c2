import type { Compiled } from '../compile/compiled.ts';
import { type Box, boxOf, intersection, isCovered, isEmpty } from './box.ts';
import type { Instance } from './instances.ts';
import { jointAsymmetry } from './jointLaws.ts';
import type { Permutation, Swap } from './permutation.ts';
import { urgentAsymmetry } from './urgentRules.ts';

/**
 * Is this permutation an automorphism of the compiled system: do rules go to rules, laws to themselves, the
 * beginning to itself? `undefined` if so, else what is not symmetric.
 */
export const asymmetry = (
  compiled: Compiled,
  swap: Swap,
  permutation: Permutation,
  pairs: readonly (readonly [Instance, Instance])[],
): string | undefined =>
  unitAsymmetry(compiled, permutation) ??
  instancesAsymmetry(compiled, permutation, pairs) ??
  urgentAsymmetry(compiled, swap) ??
  jointAsymmetry(compiled, permutation);

const unitAsymmetry = (compiled: Compiled, { units, states }: Permutation): string | undefined => {
  const wrong = compiled.units.findIndex(({ stateNotes }, unit) => {
    const image = compiled.units[units[unit]!]!;
    const mapped = states[unit]!.filter((local) => local >= 0);
    if (new Set(mapped).size !== mapped.length) return true;
    return states[unit]!.some((to, local) => to >= 0 && stateNotes[local] !== image.stateNotes[to]);
  });
  return wrong < 0 ? undefined : `laws see ${compiled.units[wrong]!.name} differently`;
};

const instancesAsymmetry = (
  compiled: Compiled,
  permutation: Permutation,
  pairs: readonly (readonly [Instance, Instance])[],
): string | undefined => {
  const counters = counterImages(compiled, permutation);
  const wrong = pairs.find(([from, to]) => !isImage(compiled, permutation, counters, from, to));
  return wrong && `${wrong[0].name} is not the same for both`;
};

/** Is `to` what becomes of `from`: enabled in the images of the same states, with the same effects and notes? */
const isImage = (
  compiled: Compiled,
  permutation: Permutation,
  counters: CounterImages,
  from: Instance,
  to: Instance,
): boolean => {
  const reachable = permutation.states.map((images) => images.map((image) => (image < 0 ? 0 : 1)));
  const most = (counter: number): number => compiled.counters[counter]!.most;
  const boxes = from.flats.map((flat) => withinReach(boxOf(flat, counters.same, most), reachable));
  const images = to.flats.map((flat) =>
    pulledBack(boxOf(flat, counters.same, most), permutation, counters.images),
  );
  if (images.some((image) => image === undefined)) return false;
  const known = images as Box[];
  if (!boxes.every((box) => isCovered(box, known))) return false;
  if (!known.every((image) => isCovered(image, boxes))) return false;
  return boxes.every((box, at) =>
    known.every((image, imageAt) => {
      const overlap = intersection(box, image);
      if (isEmpty(overlap)) return true;
      const flat = from.flats[at]!;
      const imageFlat = to.flats[imageAt]!;
      return compiled.units.every(({ size }, unit) => {
        const into = permutation.units[unit]!;
        const next = flat.next?.[unit];
        const imageNext = imageFlat.next?.[into];
        const notes = flat.notes?.[unit];
        const imageNotes = imageFlat.notes?.[into];
        if (!next && !imageNext && !notes && !imageNotes) return true;
        for (let local = 0; local < size; local++) {
          if (overlap.allow[unit]?.[local] === 0 || permutation.states[unit]![local]! < 0) continue;
          const there = permutation.states[unit]![local]!;
          const target = permutation.states[unit]![next?.[local] ?? local];
          if (target !== (imageNext?.[there] ?? there)) return false;
          if ((notes?.[local] ?? 0) !== (imageNotes?.[there] ?? 0)) return false;
        }
        return true;
      });
    }),
  );
};

const withinReach = (box: Box, reachable: readonly Int32Array[]): Box => ({
  ...box,
  allow: reachable.map((states, unit) => {
    const allowed = box.allow[unit];
    if (!states.includes(0)) return allowed;
    return Uint8Array.from(states, (reached, local) => reached & (allowed?.[local] ?? 1));
  }),
});

/** The box of states whose images are in a box; undefined if it reads a counter that has no counterpart. */
const pulledBack = (
  box: Box,
  { units, states }: Permutation,
  counters: readonly number[],
): Box | undefined => {
  const ranges = new Map<number, readonly [number, number]>();
  for (const [counter, range] of box.ranges) {
    const from = counters.indexOf(counter);
    if (from < 0) return undefined;
    ranges.set(from, range);
  }
  return {
    allow: units.map((to, unit) => {
      const allowed = box.allow[to];
      if (!allowed && !states[unit]!.includes(-1)) return undefined;
      return Uint8Array.from(states[unit]!, (image) => (image < 0 ? 0 : (allowed?.[image] ?? 1)));
    }),
    ranges,
  };
};

type CounterImages = {
  /** by counter: the first that always agrees with it */
  readonly same: readonly number[];
  /** by such a first counter: the first one that counts the images; -1 if there is none */
  readonly images: readonly number[];
};

const counterImages = (compiled: Compiled, { units, states }: Permutation): CounterImages => {
  const { counters } = compiled;
  const same = counters.map(({ weights }) =>
    counters.findIndex((candidate) =>
      weights.every((weight, unit) =>
        states[unit]!.every((_, local) => (weight?.[local] ?? 0) === (candidate.weights[unit]?.[local] ?? 0)),
      ),
    ),
  );
  const images = counters.map(({ weights }) =>
    counters.findIndex((candidate) =>
      units.every((to, unit) =>
        states[unit]!.every(
          (image, local) =>
            image < 0 || (weights[unit]?.[local] ?? 0) === (candidate.weights[to]?.[image] ?? 0),
        ),
      ),
    ),
  );
  return { same, images };
};
