import { type WithoutHiddenSteps, withoutHiddenSteps } from '../../checker/branching/withoutHiddenSteps.ts';
import { beginPhase } from '../../checker/budget/pace.ts';
import { assemble } from '../../checker/compile/assemble.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { withLaws } from '../../checker/compile/keptLaws.ts';
import { merged } from '../../checker/compile/merged.ts';
import { tabulate } from '../../checker/compile/tabulate.ts';
import { unexplored } from '../../checker/explore/unexplored.ts';
import { cameInAnyOrder } from '../../checker/families/inOwnOrder.ts';
import { type SortedFamilies, sortedFamilies } from '../../checker/families/sortedFamilies.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { type SettledLaws, settledLaws } from '../../checker/local/settledLaws.ts';
import type { System } from '../../checker/system/system.ts';
import type { BuiltScenario } from '../../models/scenarios/scenario.ts';
import { judgingOnWhatLawsRead } from './phases.ts';

/** A system made smaller for laws about states and steps: all that is searched for them. */
export type ReducedSystem = {
  /** what it was made of: the scenario's system, or the one in which members come in any order */
  readonly system: System;
  /** without the steps that nobody sees */
  readonly hidden: WithoutHiddenSteps;
  /** what is interchangeable, sorted */
  readonly sorted: SortedFamilies;
};

export type PreparedReduction = {
  readonly settled: SettledLaws['settled'];
  /** the laws about states and steps that are left, compiled for a search that leaves nothing out */
  readonly compiled: Compiled;
  /** what is searched for them instead; undefined if nothing may be left out */
  readonly reduced: ReducedSystem | undefined;
  /** laws of whole runs that are left: they need every step */
  readonly wholeRuns: readonly Law[];
  /** nothing is left to be searched */
  readonly isDecided?: true;
};

export type ReductionOptions = {
  /** told of each law whose verdict is known, as soon as it is */
  readonly onSettled?: ((law: string, verdict: 'holds' | 'unexercised') => void) | undefined;
  /** nothing is searched where nothing is left to be decided */
  readonly isUnseen?: boolean;
};

/**
 * Everything that spares a search, in this order: laws are judged on what they read; for those that are left, members
 * come in any order, so that they are interchangeable; steps that nobody sees are left out; families are sorted. Where the
 * tables do not show that members which come in any order are interchangeable, they come in their own.
 *
 */
export const reduction = (
  built: BuiltScenario,
  laws: readonly Law[],
  { onSettled = () => {}, isUnseen = false }: ReductionOptions = {},
): PreparedReduction => {
  const anyOrder = built.inAnyOrder?.() ?? built.system;
  const tabulated = merged(tabulate(anyOrder, laws));
  beginPhase(judgingOnWhatLawsRead);
  const { settled, open } = settledLaws(tabulated, {
    system: built.system,
    onHolds: (law) => onSettled(law, 'holds'),
  });
  for (const [law, verdict] of settled) onSettled(law, verdict);
  if (isUnseen && open.length === 0) {
    return {
      settled,
      compiled: unexplored(built.system, 'complete').compiled,
      reduced: undefined,
      wholeRuns: [],
      isDecided: true,
    };
  }
  beginPhase('leaving out what nobody sees');
  const wholeRuns = open.filter(isLiveness);
  const left = open.filter((law) => !isLiveness(law));
  const isTabulated = left.every((law) => laws.includes(law));
  const compiled = assemble(isTabulated ? withLaws(tabulated, left) : tabulate(anyOrder, left), built.reduce);
  const reduced = reducedSystem(anyOrder, compiled);
  const sorted = reduced.sorted.plan.classes.map((names) => new Set(names));
  const areSorted = cameInAnyOrder(anyOrder, built.system).every(
    (family) => family.length < 2 || sorted.some((names) => family.every(({ name }) => names.has(name))),
  );
  if (areSorted) return { settled, compiled, reduced, wholeRuns };
  const inOrder = wholeFor(built, left);
  return { settled, compiled: inOrder, reduced: reducedSystem(built.system, inOrder), wholeRuns };
};

const reducedSystem = (system: System, compiled: Compiled): ReducedSystem => {
  const hidden = withoutHiddenSteps(compiled);
  return { system, hidden, sorted: sortedFamilies(hidden.compiled) };
};

/** The scenario's own system, compiled for some laws. */
export const wholeFor = (built: BuiltScenario, laws: readonly Law[]): Compiled =>
  assemble(tabulate(built.system, laws), built.reduce);

/** The scenario's own system without the steps that nobody sees, with nothing taken for another. */
export const unsorted = (built: BuiltScenario, laws: readonly Law[]): ReducedSystem => {
  const hidden = withoutHiddenSteps(wholeFor(built, laws));
  const plan = { places: undefined, sorted: [], classes: [], left: [] };
  const sorted = { plan, compiled: hidden.compiled, doubts: new Set<string>(), refused: [] };
  return { system: built.system, hidden, sorted };
};
