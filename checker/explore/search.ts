/**
 * What any engine offers: a breadth-first search that can be advanced in small portions, so that progress is
 * shown and the user can stop it. The first state has index 0, and states are numbered as they are found.
 */
export type Search = {
  /** Expands up to so many states; false when nothing is left or the search was stopped. */
  readonly advance: (states: number) => boolean;
  readonly status: () => SearchStatus;
  /** how often each compiled rule was enabled in distinct states */
  readonly ruleCounts: () => readonly number[];
  /** by law: the first breach and whether the witness was met */
  readonly findings: () => readonly Finding[];
  /** the packed words of a state */
  readonly stateAt: (index: number) => Int32Array;
  /** the state from which a state was first reached; -1 for the first */
  readonly parentOf: (index: number) => number;
  readonly bytes: () => number;
  /** every successor is stored as it is: none is merged with another, left out, or known by a hash alone */
  readonly isExact?: boolean;
  /** all states side by side, in words of 64 bits, of which the last of a state has the highest bit set */
  readonly storedWords?: () => Int32Array;
  /** writes all that is needed to resume to a file, whole or not at all; absent where an engine cannot */
  readonly save?: (path: string) => void;
};

export type SearchStatus = {
  readonly states: number;
  /** enabled rule instances of the states expanded so far */
  readonly transitions: number;
  readonly expanded: number;
  /** states by depth, as far as found */
  readonly levels: readonly number[];
  /** expanded states in which nothing can happen, and in which only unfair rules can */
  readonly deadlocks: number;
  readonly quiescent: number;
  /** why the engine itself stopped early; undefined if it did not */
  readonly stopped?: 'memory';
};

/** A breach at a state, or at a step from a state by a rule (an index into the compiled rules). */
export type Breach = { readonly state: number; readonly rule: number | undefined };

export type Finding = {
  readonly law: string;
  readonly broken: Breach | undefined;
  readonly witnessed: boolean;
};
