import type { Compiled } from '../compile/compiled.ts';
import { watchedLaws } from '../symmetry/jointLaws.ts';
import { identity } from '../symmetry/permutation.ts';
import { type Families, familiesOf } from './families.ts';
import { type SortingPlan, sortingPlan } from './places.ts';

/** A system whose interchangeable members are sorted, so that one state of each orbit is searched. */
export type SortedFamilies = {
  readonly plan: SortingPlan;
  /** for the search: its joint laws are asked again about what they see when two members are exchanged */
  readonly compiled: Compiled;
  /** during and after the search: laws that tell members apart, so that it is no ground for a verdict */
  readonly doubts: ReadonlySet<string>;
  readonly refused: Families['refused'];
};

/**
 * Finds the families of a system that can be sorted, however large they are: the tables prove that exchanging two
 * members makes no difference. Sound for laws about states and steps, deadlocks and depths; not for laws of whole runs.
 * A law over many views is a function of its own: it is asked about everything before the search, or, where that is too
 * much, about the exchanges of two members whenever it is asked during the search.
 */
export const sortedFamilies = (compiled: Compiled): SortedFamilies => {
  const { families, refused } = familiesOf(compiled);
  const plan = sortingPlan(compiled, families);
  const exchanges = families
    .filter((family) => !plan.left.some((left) => left.family === family))
    .flatMap((family) => family.exchanges);
  const doubts = new Set<string>();
  const laws = watchedLaws(compiled, [identity(compiled), ...exchanges], (law) => doubts.add(law));
  const left = plan.left.map(({ family, why }): Families['refused'][number] => ({
    members: [compiled.units[family.units[0]!]!.name, compiled.units[family.units[1]!]!.name],
    why,
  }));
  return { plan, compiled: { ...compiled, laws }, doubts, refused: [...refused, ...left] };
};
