/** Fixed addresses at the beginning of linear memory that the engine and its host share. */
export const control = {
  /** address of the slots, which move when the set grows; how many there are */
  slots: 68,
  slotCount: 72,
  /** of an indexed set: address of the states, which move, too; which bits of a slot are a tag */
  states: 76,
  tagMask: 80,
  /** how many states there are: on a cache line of its own, since threads add to it */
  tail: 128,
  /** the next state to expand, for threads */
  head: 192,
  /** grows when threads are to begin; its lowest 8 bits say how many; where no chunk is begun: states, tail */
  command: 256,
  limit: 260,
  fullTail: 264,
  /** 1: stop after the chunk at hand; 1: leave for good */
  stop: 268,
  leave: 272,
  /** what threads are to do: 0 expand states, 1 move slots; for that, where the slots were, how many, and the shares */
  task: 276,
  oldSlots: 280,
  oldSlotCount: 284,
  shares: 288,
  /** how many threads have come so far */
  ready: 292,
  /** how many threads are done */
  done: 320,
  end: 384,
} as const;

/** What each thread has for itself: offsets from the beginning of its area. */
export const own = {
  candidateEnd: 0,
  alertEnd: 4,
  deadlocks: 8,
  quiescent: 16,
  /** what was read ahead, so that the reads are not left out */
  sink: 24,
  /** what is left of a chunk that a thread had to leave unfinished */
  first: 32,
  end: 36,
  /** which share of the slots it moves; the end of those it postponed; whether it could */
  share: 40,
  postponedEnd: 44,
  hasMoved: 48,
  /** how many origins it has noted since the host last read them */
  origins: 52,
  counts: 64,
} as const;

/** states expanded together, before their successors are merged into the set */
export const chunkStates = 512;

/** successors looked up together: the fetches of their slots from memory overlap */
export const batchStates = 512;

/** a thread that has noted so many origins lets the host read them */
export const fullOrigins = 1024;

/** log2 of how many successors are remembered: half of all were met a moment ago, by another order of rules */
export const recentBits = 11;

/** of an origin: the first of the states that were found, and the first that they may have been found from */
export const originBytes = 8;

/** The area of one thread, by the number of rules and the bytes of a state: offsets, and its size. */
export const ownArea = (rules: number, stateBytes: number) => {
  const candidates = Math.max(8192, rules * 4);
  const alerts = own.counts + 8 * rules;
  const parents = alerts + 4 * chunkStates;
  const states = (parents + 4 * candidates + 63) & ~63;
  const batch = states + candidates * stateBytes;
  const batchSlots = batch + batchStates * stateBytes;
  const batchTags = batchSlots + 4 * batchStates;
  const fresh = batchTags + 4 * batchStates;
  const freshSlots = fresh + batchStates * stateBytes;
  const freshTags = freshSlots + 4 * batchStates;
  const recent = freshTags + 4 * batchStates;
  const origins = recent + (stateBytes << recentBits);
  // each batch of the chunk at hand may have one
  const mostOrigins = fullOrigins + Math.ceil(candidates / batchStates);
  const bytes = (origins + originBytes * mostOrigins + 63) & ~63;
  const indexed = { batchTags, fresh, freshSlots, freshTags };
  return { candidates, alerts, parents, states, batch, batchSlots, ...indexed, recent, origins, bytes };
};

export type OwnArea = ReturnType<typeof ownArea>;
