import type { Compiled } from '../compile/compiled.ts';
import { NoteSets } from '../laws/note.ts';
import type { System } from '../system/system.ts';
import type { Ending, Exploration } from './explore.ts';
import type { Search, SearchStatus } from './search.ts';

/** What is known of a system of which no state was looked at, since a limit was met before, or nobody asks: nothing. */
export const unexplored = (system: System, ending: Ending): Exploration => ({
  compiled: nothingCompiled(system),
  search: nothingFound,
  status: noStates,
  ending,
  seconds: 0,
  peakBytes: 0,
});

const nothingCompiled = (system: System): Compiled => ({
  system,
  laws: [],
  tables: [],
  units: [],
  rules: [],
  urgent: [],
  counters: [],
  watches: [],
  goals: [],
  triggers: [],
  ends: [],
  joints: [],
  noteSets: new NoteSets(),
  initial: [],
  reduced: false,
});

const noStates: SearchStatus = {
  states: 0,
  transitions: 0,
  expanded: 0,
  levels: [0],
  deadlocks: 0,
  quiescent: 0,
};

const nothingFound: Search = {
  advance: () => false,
  status: () => noStates,
  ruleCounts: () => [],
  findings: () => [],
  stateAt: () => new Int32Array(0),
  parentOf: () => -1,
  bytes: () => 0,
};
