/** How far the clocks of a cluster may differ, in seconds. */
export const clockSkew = 3;

/** How long after it was made a write may be received, in seconds. */
export const lateness = 20;
