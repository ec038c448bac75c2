/**
 * `pod-semantics/checker`: composes and explores systems of xstate charts. Runs in Node and in browsers. Single
 * modules are reached by their path: `pod-semantics/checker/explore/engine` has the fast engine, for Node alone.
 */
import { type CompileOptions, compile } from '../checker/compile/compile.ts';
import { allShortest } from '../checker/counterexamples/allShortest.ts';
import { deadlocksOf } from '../checker/deadlock/deadlocks.ts';
import { type Exploration, type ExploreOptions, explore } from '../checker/explore/explore.ts';
import type { Law } from '../checker/laws/law.ts';
import { checkLiveness } from '../checker/liveness/checkLiveness.ts';
import { composeSystem } from '../checker/system/composeSystem.ts';
import { derived } from '../checker/system/derived.ts';
import * as guard from '../checker/system/guard.ts';
import { seen } from '../checker/system/parts.ts';
import type { System } from '../checker/system/system.ts';
import { traceTo } from '../checker/trace/decode.ts';
import { itfOf } from '../checker/trace/itf.ts';
import { replay } from '../checker/trace/trace.ts';
import { verdictsOf } from '../checker/verdict/verdict.ts';
import { type LawVerdict, lawVerdicts } from '../drivers/exhaustive/lawVerdict.ts';

export type { CompileOptions } from '../checker/compile/compile.ts';
export type { Compiled } from '../checker/compile/compiled.ts';
export type { Exploration, ExploreOptions, Limits } from '../checker/explore/explore.ts';
export type { Law } from '../checker/laws/law.ts';
export type { Composer } from '../checker/system/composer.ts';
export type { Derived } from '../checker/system/derived.ts';
export type { Guard } from '../checker/system/guard.ts';
export type { Rule, RuleHandle } from '../checker/system/rule.ts';
export type { System } from '../checker/system/system.ts';
export type { Trace } from '../checker/trace/trace.ts';
export type { LawVerdict } from '../drivers/exhaustive/lawVerdict.ts';

/** What an exploration of a system found out. */
export type SystemCheck = {
  readonly exploration: Exploration;
  /** by law: it holds, is violated by a trace, was never exercised, or is undecided */
  readonly verdicts: ReadonlyMap<string, LawVerdict>;
  /** states in which nothing can happen */
  readonly deadlocks: number;
};

/**
 * Explores every state of a system and judges every law, those about whole runs too. What cannot be checked is
 * refused: a `Refusal` with a code, the place and the reason is thrown before the search begins.
 */
export const checkSystem = async (
  system: System,
  laws: readonly Law[],
  options: CompileOptions & ExploreOptions = {},
): Promise<SystemCheck> => {
  const exploration = await explore(compile(system, laws, options), options);
  const { deadlocks } = exploration.status;
  return { exploration, verdicts: lawVerdicts(exploration), deadlocks };
};

/** The parts that `checkSystem` is made of, and what else an exploration can be asked. */
export const checker = {
  /** composes components, rules and views to a system */
  composeSystem,
  /** makes tables of a system and its laws; throws a `Refusal` for what cannot be checked */
  compile,
  /** explores a compiled system breadth first, until nothing is left or a limit is met */
  explore,
  /** what an exploration says of the laws about states and steps, with shortest traces */
  verdictsOf,
  /** what it says of the laws about whole runs, with lassos */
  checkLiveness,
  /** where the system comes to rest, and whether that is a named end */
  deadlocksOf,
  /** every shortest counterexample of a law */
  allShortest,
  /** the shortest trace to a breach */
  traceTo,
  /** steps through the charts again by the choices of a trace */
  replay,
  /** a trace in the Informal Trace Format */
  itfOf,
} as const;

/** The words in which rules say when they are enabled. */
export const guards = {
  /** all of these guards */
  all: guard.all,
  /** at least one of them */
  any: guard.any,
  /** the opposite of a guard */
  not: guard.not,
  /** any predicate over several components of one group, by their names */
  together: guard.together,
  /** what follows from several components, to be asked as if it were one: worked out once for all that look alike */
  derived,
  /** of a component only this is read: what tells its states apart for `derived` */
  seen,
  /** no component satisfies the predicate */
  none: guard.none,
  /** a count is at most so much */
  atMost: guard.atMost,
  /** a count is at least so much */
  atLeast: guard.atLeast,
  /** a count is exactly so much */
  exactly: guard.exactly,
  /** what is counted: components that satisfy a predicate */
  each: guard.each,
  /** what is counted: one component, by a weight */
  some: guard.some,
} as const;
