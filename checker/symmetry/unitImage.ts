import type { Compiled } from '../compile/compiled.ts';
import type { Instance } from './instances.ts';

/** more guesses than this for one unit: its members are not taken to be interchangeable */
const guessLimit = 200;

/**
 * Finds which local state of a unit's image stands for each of its local states: both are walked side by
 * side from the beginning, along the same rules. `undefined` if they cannot be.
 */
export const unitImage = (
  compiled: Compiled,
  unit: number,
  to: number,
  pairs: readonly (readonly [Instance, Instance])[],
): Int32Array | undefined => {
  const walk = new Walk(compiled, unit, to, pairs);
  return walk.begin();
};

class Walk {
  private readonly compiled: Compiled;
  private readonly unit: number;
  private readonly to: number;
  private readonly pairs: readonly (readonly [Instance, Instance])[];
  private guesses = 0;

  constructor(
    compiled: Compiled,
    unit: number,
    to: number,
    pairs: readonly (readonly [Instance, Instance])[],
  ) {
    this.compiled = compiled;
    this.unit = unit;
    this.to = to;
    this.pairs = pairs.filter(([from]) => from.flats.some(({ next }) => next?.[unit]));
  }

  begin(): Int32Array | undefined {
    const images = new Int32Array(this.compiled.units[this.unit]!.size).fill(-1);
    return this.assigned(images, this.compiled.initial[this.unit]!, this.compiled.initial[this.to]!);
  }

  /** The images that follow from one more; guesses where a rule leads to several states at once. */
  private assigned(known: Int32Array, local: number, image: number): Int32Array | undefined {
    const images = Int32Array.from(known);
    images[local] = image;
    for (;;) {
      const open = this.spread(images);
      if (open === 'contradiction') return undefined;
      if (!open) return images;
      for (const candidate of open.candidates) {
        if (++this.guesses > guessLimit) return undefined;
        const found = this.assigned(images, open.target, candidate);
        if (found) return found;
      }
      return undefined;
    }
  }

  /** Follows all rules from what is known until nothing more follows; returns a choice that is left. */
  private spread(images: Int32Array): 'contradiction' | { target: number; candidates: number[] } | undefined {
    const used = new Map<number, number>();
    images.forEach((image, local) => {
      if (image >= 0) used.set(image, local);
    });
    for (;;) {
      let grown = false;
      let open: { target: number; candidates: number[] } | undefined;
      for (let local = 0; local < images.length; local++) {
        if (images[local]! < 0) continue;
        for (const [instance, imageInstance] of this.pairs) {
          const targets = targetsOf(instance, this.unit, local).filter((target) => images[target]! < 0);
          const candidates = targetsOf(imageInstance, this.to, images[local]!).filter(
            (candidate) => !used.has(candidate),
          );
          if (targets.length !== candidates.length) return 'contradiction';
          if (targets.length === 1) {
            images[targets[0]!] = candidates[0]!;
            used.set(candidates[0]!, targets[0]!);
            grown = true;
          } else if (targets.length > 1) open ??= { target: targets[0]!, candidates };
        }
      }
      if (!grown) return open;
    }
  }
}

/** Where an instance leads from a local state of a unit. */
const targetsOf = (instance: Instance, unit: number, local: number): number[] => {
  const targets = new Set<number>();
  for (const { allow, next } of instance.flats) {
    const states = allow[unit];
    if (!states || states[local] === 1) targets.add(next?.[unit]?.[local] ?? local);
  }
  return [...targets];
};
