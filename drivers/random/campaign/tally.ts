/** What many lifetimes came to: sums and unions, so that it does not matter in which order they are added up. */
export type Tally = {
  readonly lifetimes: number;
  readonly steps: number;
  /** virtual seconds */
  readonly seconds: number;
  /** laws that were really exercised */
  readonly laws: ReadonlySet<string>;
  /** transitions of charts that were taken, and all that the charts have */
  readonly taken: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
  /** lifetimes of nodes that had this */
  readonly traits: ReadonlyMap<string, number>;
  /** how often a fault, or something that a user need not do, happened */
  readonly faults: ReadonlyMap<string, number>;
};

export const emptyTally: Tally = {
  lifetimes: 0,
  steps: 0,
  seconds: 0,
  laws: new Set(),
  taken: new Set(),
  transitions: new Set(),
  traits: new Map(),
  faults: new Map(),
};

export const addTallies = (one: Tally, other: Tally): Tally => ({
  lifetimes: one.lifetimes + other.lifetimes,
  steps: one.steps + other.steps,
  seconds: one.seconds + other.seconds,
  laws: new Set([...one.laws, ...other.laws]),
  taken: new Set([...one.taken, ...other.taken]),
  transitions: new Set([...one.transitions, ...other.transitions]),
  traits: added(one.traits, other.traits),
  faults: added(one.faults, other.faults),
});

const added = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> => {
  const sums = new Map(one);
  for (const [name, count] of other) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
};
