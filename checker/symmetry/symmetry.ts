import type { Compiled } from '../compile/compiled.ts';
import type { Identified } from '../system/system.ts';
import { asymmetry } from './automorphism.ts';
import { type Instance, instancesOf } from './instances.ts';
import { watchedLaws } from './jointLaws.ts';
import { areEqual, composed, identity, type Permutation, type Swap, swapOf } from './permutation.ts';
import { unitImage } from './unitImage.ts';

/** more permutations than this are not all tried on a state; families beyond it are left as they are */
const permutationLimit = 720;

/** The symmetry of a compiled system, and why members that were declared interchangeable are not. */
export type Symmetry = {
  /** the automorphisms, the identity first: a group */
  readonly permutations: readonly Permutation[];
  /** names of members that are exchanged with each other */
  readonly classes: readonly (readonly string[])[];
  /** the system for the search of orbits: its joint laws are asked about all images of what they see */
  readonly compiled: Compiled;
  /**
   * After or during the search: laws that turned out to tell members apart. If there are any, the search of
   * orbits is no ground for a verdict, and must be done again without symmetry.
   */
  readonly doubts: ReadonlySet<string>;
  readonly refused: readonly { readonly members: readonly [string, string]; readonly why: string }[];
};

/**
 * Finds which members of the families that a system declares interchangeable are so, and proves it from the
 * tables: exchanging them takes rules to rules, laws to themselves, and the beginning to itself. Sound for
 * laws about states and steps, for deadlocks and for counts of orbits; not for liveness.
 */
export const symmetryOf = (compiled: Compiled): Symmetry => {
  const instances = instancesOf(compiled);
  let permutations: readonly Permutation[] = [identity(compiled)];
  const classes: string[][] = [];
  const refused: Symmetry['refused'][number][] = [];
  for (const family of compiled.system.interchangeable) {
    const alike: { members: Identified[]; swaps: Permutation[] }[] = [];
    for (const member of family) {
      const whys: typeof refused = [];
      const found = alike.find((candidates) => {
        const swap = automorphismOf(compiled, instances, candidates.members[0]!, member);
        if (typeof swap === 'string') {
          whys.push({ members: [candidates.members[0]!.name, member.name], why: swap });
          return false;
        }
        candidates.swaps.push(swap);
        return true;
      });
      if (found) found.members.push(member);
      else {
        refused.push(...whys);
        alike.push({ members: [member], swaps: [] });
      }
    }
    for (const { members, swaps } of alike) {
      if (swaps.length === 0) continue;
      const names = members.map(({ name }) => name);
      const group = closure(permutations, swaps);
      if (group) {
        permutations = group;
        classes.push(names);
      } else
        refused.push({ members: [names[0]!, names.at(-1)!], why: 'there would be too many permutations' });
    }
  }
  const doubts = new Set<string>();
  const laws = watchedLaws(compiled, permutations, (law) => doubts.add(law));
  return { permutations, classes, refused, compiled: { ...compiled, laws }, doubts };
};

const automorphismOf = (
  compiled: Compiled,
  instances: readonly Instance[],
  first: Identified,
  second: Identified,
): Permutation | string => {
  const swap = swapOf(compiled, first, second);
  if (typeof swap === 'string') return swap;
  const pairs = pairsOf(instances, swap);
  if (typeof pairs === 'string') return pairs;
  const states: Int32Array[] = [];
  for (const [unit, to] of swap.units.entries()) {
    const images = unitImage(compiled, unit, to, pairs);
    if (!images) return `${compiled.units[unit]!.name} does not do the same after the exchange`;
    states.push(images);
  }
  const rules = new Map(pairs.flatMap(([{ rule }, { rule: to }]) => (rule && to ? [[rule, to]] : [])));
  const permutation = { units: swap.units, states, rules };
  return asymmetry(compiled, swap, permutation, pairs) ?? permutation;
};

const pairsOf = (instances: readonly Instance[], swap: Swap): (readonly [Instance, Instance])[] | string => {
  const ofRules = new Map(
    instances.flatMap((instance) => (instance.rule ? [[instance.rule, instance]] : [])),
  );
  const pairs: (readonly [Instance, Instance])[] = [];
  for (const instance of instances) {
    const image = instance.rule ? swap.ruleOf(instance.rule) : undefined;
    const there = instance.rule ? image && ofRules.get(image) : instance;
    if (!there) return `${instance.name} has no counterpart`;
    if (image && (image.fair !== instance.rule!.fair || image.actor !== instance.rule!.actor))
      return `${instance.name} is fair to one only`;
    pairs.push([instance, there]);
  }
  return pairs;
};

/** Every product of the known permutations with the swaps; undefined beyond the limit. */
const closure = (
  known: readonly Permutation[],
  swaps: readonly Permutation[],
): readonly Permutation[] | undefined => {
  const group = [...known];
  for (let at = 0; at < group.length; at++) {
    for (const swap of swaps) {
      const product = composed(swap, group[at]!);
      if (group.some((permutation) => areEqual(permutation, product))) continue;
      if (group.length >= permutationLimit) return undefined;
      group.push(product);
    }
  }
  return group;
};
