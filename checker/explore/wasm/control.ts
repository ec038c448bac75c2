/** Fixed addresses at the beginning of linear memory that the engine and its host share. */
export const control = {
  /** addresses of the parents and of the slots, both move when the set grows; how many slots there are */
  parents: 64,
  slots: 68,
  slotCount: 72,
  /** how many states there are: on a cache line of its own, since threads add to it */
  tail: 128,
  /** the next state to expand, for threads */
  head: 192,
  end: 256,
} as const;

/** What each thread has for itself: offsets from the beginning of its area. */
export const own = {
  candidateEnd: 0,
  alertEnd: 4,
  deadlocks: 8,
  quiescent: 16,
  /** what was read ahead, so that the reads are not left out */
  sink: 24,
  counts: 64,
} as const;

/** states expanded together: their successors are looked up while the memory of others is fetched */
export const chunkStates = 512;

/** The area of one thread, by the number of rules. */
export const ownArea = (rules: number) => {
  const candidates = Math.max(8192, rules * 4);
  const alerts = own.counts + 8 * rules;
  const parents = alerts + 4 * chunkStates;
  const slots = parents + 4 * candidates;
  const states = (slots + 4 * candidates + 63) & ~63;
  return {
    candidates,
    alerts,
    parents,
    slots,
    states,
    bytes: (words: number) => (states + 8 * words * candidates + 63) & ~63,
  };
};

export type OwnArea = ReturnType<typeof ownArea>;
