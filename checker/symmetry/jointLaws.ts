import type { Compiled, CompiledJoint } from '../compile/compiled.ts';
import type { JointLaw, Step } from '../laws/law.ts';
import type { Permutation, Swap } from './permutation.ts';

/** more combinations of what a joint law sees than this are not compared: it may then not be symmetric */
export const combinationLimit = 20_000;

/** A law over several views is a function of its own: it is asked for every combination and its image. */
export const jointAsymmetry = (
  compiled: Compiled,
  swap: Swap,
  permutation: Permutation,
): string | undefined => {
  for (const joint of compiled.joints) {
    const law = compiled.laws[joint.law] as JointLaw;
    const problem = asymmetryOf(compiled, swap, permutation, joint, law);
    if (problem) return `law ${law.id} ${problem}`;
  }
  return undefined;
};

const asymmetryOf = (
  compiled: Compiled,
  swap: Swap,
  permutation: Permutation,
  joint: CompiledJoint,
  law: JointLaw,
): string | undefined => {
  const steps: (readonly [Step | undefined, Step | undefined])[] = joint.when
    ? [...compiled.rules, ...compiled.urgent].flatMap(({ rule }) => {
        const image = joint.when!.has(rule.name) ? swap.ruleOf(rule) : undefined;
        return image ? [[stepOf(rule), stepOf(image)] as const] : [];
      })
    : [[undefined, undefined]];
  const sights = sightsOf(compiled, permutation, joint);
  if (!sights) return 'sees the members differently';
  const combinations = sights.reduce((product, { classes }) => product * classes.length, 1);
  if (combinations * steps.length > combinationLimit) return 'sees too much to be compared';
  for (const locals of productOf(sights.map(({ classes }) => classes))) {
    const seen = seenBy(joint, law, (unit) => locals[sights.findIndex((sight) => sight.unit === unit)]!);
    const image = seenBy(joint, law, (unit) => {
      const from = permutation.units.indexOf(unit);
      return permutation.states[from]![locals[sights.findIndex((sight) => sight.unit === from)]!]!;
    });
    for (const [step, imageStep] of steps) {
      if (law.holds(seen, step) !== law.holds(image, imageStep)) return 'tells the members apart';
      if (law.witness?.(seen, step) !== law.witness?.(image, imageStep)) return 'tells the members apart';
    }
  }
  return undefined;
};

const stepOf = ({ name, args, actor }: Step): Step => ({ name, args, actor });

/**
 * By unit that the law sees: one local state for each thing that may be seen of it. `undefined` if two that
 * look alike have images that do not.
 */
const sightsOf = (
  compiled: Compiled,
  permutation: Permutation,
  joint: CompiledJoint,
): { unit: number; classes: number[] }[] | undefined => {
  const look = (unit: number, local: number): string =>
    joint.parts
      .filter((part) => part.unit === unit)
      .map(({ ids }) => ids[local]!)
      .join();
  const sights = [];
  for (const [unit, { size }] of compiled.units.entries()) {
    if (!joint.parts.some((part) => part.unit === unit)) continue;
    const to = permutation.units[unit]!;
    if (!joint.parts.some((part) => part.unit === to)) return undefined;
    const images = new Map<string, string>();
    const classes: number[] = [];
    for (let local = 0; local < size; local++) {
      const image = permutation.states[unit]![local]!;
      if (image < 0) continue;
      const known = images.get(look(unit, local));
      if (known === undefined) classes.push(local);
      else if (known !== look(to, image)) return undefined;
      images.set(look(unit, local), look(to, image));
    }
    sights.push({ unit, classes });
  }
  return sights;
};

const seenBy = (joint: CompiledJoint, law: JointLaw, localOf: (unit: number) => number): unknown[][] =>
  law.sees.map((_, part) =>
    joint.parts
      .filter((candidate) => candidate.part === part)
      .map(({ unit, ids, values }) => values[ids[localOf(unit)]!]),
  );

const productOf = (choices: readonly (readonly number[])[]): number[][] =>
  choices.reduce<number[][]>(
    (sofar, options) => sofar.flatMap((chosen) => options.map((option) => [...chosen, option])),
    [[]],
  );
