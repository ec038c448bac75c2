import type { Compiled, CompiledJoint } from '../compile/compiled.ts';
import type { JointLaw, Law, Step } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';
import type { Permutation } from './permutation.ts';

/** more combinations of what a joint law sees than this are not compared before the search, but during it */
const combinationLimit = 1_000;

type Sight = readonly (readonly unknown[])[];

/** What a joint law sees of the image of a state. */
type Renaming = {
  readonly seen: (seen: Sight) => Sight;
  readonly step: (step: Step | undefined) => Step | undefined;
};

/**
 * A law over several views is a function of its own: it is asked for every combination and its image, unless
 * there are too many.
 */
export const jointAsymmetry = (compiled: Compiled, permutation: Permutation): string | undefined => {
  for (const joint of compiled.joints) {
    const law = compiled.laws[joint.law] as JointLaw;
    const renaming = renamingOf(compiled, joint, permutation);
    if (!renaming) return `law ${law.id} sees the members differently`;
    const steps = joint.when
      ? [...compiled.rules, ...compiled.urgent].flatMap(({ rule }) => (joint.when!.has(rule) ? [rule] : []))
      : [undefined];
    const sights = sightsOf(compiled, joint);
    const combinations = sights.reduce((product, { sights: { length } }) => product * length, steps.length);
    if (combinations > combinationLimit) continue;
    for (const parts of productOf(sights.map((unit) => unit.sights))) {
      const seen = law.sees.map((_, part) =>
        joint.parts.flatMap((entry, at) =>
          entry.part === part ? [parts[sights.findIndex(({ entries }) => entries.has(at))]!.get(at)] : [],
        ),
      );
      if (steps.some((step) => tellsApart(law, renaming, seen, step)))
        return `law ${law.id} tells the members apart`;
    }
  }
  return undefined;
};

/**
 * The laws of a system, where joint laws ask again for all images of what they are asked: `doubt` is told the
 * id of a law that gives another answer, which is then no ground for symmetry.
 */
export const watchedLaws = (
  compiled: Compiled,
  permutations: readonly Permutation[],
  doubt: (law: string) => void,
): Law[] =>
  compiled.laws.map((law, number) => {
    const joint = compiled.joints.find((candidate) => candidate.law === number);
    if (law.kind !== 'joint' || !joint) return law;
    const renamings = permutations
      .slice(1)
      .flatMap((permutation) => renamingOf(compiled, joint, permutation) ?? []);
    const watched: JointLaw = {
      ...law,
      holds: (seen, step) => {
        if (renamings.some((renaming) => tellsApart(law, renaming, seen, step))) doubt(law.id);
        return law.holds(seen, step);
      },
    };
    return watched;
  });

const tellsApart = (law: JointLaw, renaming: Renaming, seen: Sight, step: Step | undefined): boolean => {
  const [image, imageStep] = [renaming.seen(seen), renaming.step(step)];
  return (
    law.holds(seen, step) !== law.holds(image, imageStep) ||
    law.witness?.(seen, step) !== law.witness?.(image, imageStep)
  );
};

/** `undefined` if two things that look alike to the law have images that do not. */
const renamingOf = (
  compiled: Compiled,
  joint: CompiledJoint,
  permutation: Permutation,
): Renaming | undefined => {
  const positions = joint.parts.map((entry, at) => positionOf(joint, entry.part, at));
  const images: { readonly to: number; readonly values: Map<unknown, unknown> }[] = [];
  for (const [at, { part, unit, ids, values }] of joint.parts.entries()) {
    const there = permutation.units[unit]!;
    const rank = joint.parts
      .slice(0, at)
      .filter((entry) => entry.part === part && entry.unit === unit).length;
    const to = joint.parts.findIndex(
      (entry, index) =>
        entry.part === part &&
        entry.unit === there &&
        joint.parts.slice(0, index).filter((other) => other.part === part && other.unit === there).length ===
          rank,
    );
    if (to < 0) return undefined;
    const target = joint.parts[to]!;
    const renamed = new Map<unknown, unknown>();
    for (let local = 0; local < compiled.units[unit]!.size; local++) {
      const image = permutation.states[unit]![local]!;
      if (image < 0) continue;
      const [value, imageValue] = [values[ids[local]!], target.values[target.ids[image]!]];
      if (renamed.has(value) && renamed.get(value) !== imageValue) return undefined;
      renamed.set(value, imageValue);
    }
    images.push({ to: positions[to]!, values: renamed });
  }
  return {
    seen: (seen) =>
      seen.map((views, part) => {
        const renamed: unknown[] = [...views];
        joint.parts.forEach((entry, at) => {
          const { to, values } = images[at]!;
          if (entry.part === part) renamed[to] = values.get(views[positions[at]!]);
        });
        return renamed;
      }),
    step: (step) => {
      if (!step) return undefined;
      const rule = [...permutation.rules].find(([from]) => isSame(from, step))?.[1];
      return rule ?? step;
    },
  };
};

const isSame = (rule: Rule, step: Step): boolean =>
  rule.name === step.name && rule.args.join() === step.args.join();

/** Where an entry stands among the views that its part of the law sees. */
const positionOf = (joint: CompiledJoint, part: number, at: number): number =>
  joint.parts.slice(0, at).filter((entry) => entry.part === part).length;

/** By unit that the law sees: the different things that may be seen of it, by the law's entries about it. */
const sightsOf = (
  compiled: Compiled,
  joint: CompiledJoint,
): { entries: Set<number>; sights: Map<number, unknown>[] }[] =>
  compiled.units.flatMap(({ size }, unit) => {
    const entries = joint.parts.flatMap((entry, at) => (entry.unit === unit ? [at] : []));
    if (entries.length === 0) return [];
    const sights = new Map<string, Map<number, unknown>>();
    for (let local = 0; local < size; local++) {
      const ids = entries.map((at) => joint.parts[at]!.ids[local]!);
      sights.set(ids.join(), new Map(entries.map((at, part) => [at, joint.parts[at]!.values[ids[part]!]])));
    }
    return [{ entries: new Set(entries), sights: [...sights.values()] }];
  });

const productOf = <T>(choices: readonly (readonly T[])[]): T[][] =>
  choices.reduce<T[][]>(
    (sofar, options) => sofar.flatMap((chosen) => options.map((option) => [...chosen, option])),
    [[]],
  );
