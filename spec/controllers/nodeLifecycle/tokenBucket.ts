/** Lets one act at most `rate` times a second, without saving up; or never. */
export type Limiter =
  | { readonly kind: 'never' }
  | {
      readonly kind: 'bucket';
      /** per second, with the precision of 32 bits */
      readonly rate: number;
      readonly tokens: number;
      /** unix milliseconds */
      readonly last: number;
    };

/** How many tokens a bucket holds at most (`EvictionRateLimiterBurst`). */
const burst = 1;

/** A full bucket. */
export const tokenBucket = (rate: number): Limiter => ({
  kind: 'bucket',
  rate: Math.fround(rate),
  tokens: burst,
  last: Number.NEGATIVE_INFINITY,
});

export type Acceptance = { readonly accepted: boolean; readonly limiter: Limiter };

/** Takes a token if there is one. `now` in unix milliseconds. */
export const tryAccept = (limiter: Limiter, now: number): Acceptance => {
  if (limiter.kind === 'never') return { accepted: false, limiter };
  const { rate, tokens, last } = limiter;
  const gained = rate > 0 ? (Math.max(0, now - last) / 1000) * rate : 0;
  const left = Math.min(tokens + gained, burst) - 1;
  const waitNanoseconds = rate > 0 ? (-left / rate) * 1e9 : Number.POSITIVE_INFINITY;
  if (left < 0 && waitNanoseconds >= 1) return { accepted: false, limiter };
  return { accepted: true, limiter: { kind: 'bucket', rate, tokens: left, last: now } };
};

/**
 * The rate that a limiter claims to have. One that never lets anybody act claims 1, which is a fault of Kubernetes: it is
 * not replaced where 1 is asked for.
 */
const claimedRate = (limiter: Limiter): number => (limiter.kind === 'never' ? 1 : limiter.rate);

/** A limiter of another rate; if the old one has no token left, the new one starts without. */
export const swapLimiter = (limiter: Limiter, rate: number, now: number): Limiter => {
  if (claimedRate(limiter) === Math.fround(rate)) return limiter;
  if (rate <= 0) return { kind: 'never' };
  const next = tokenBucket(rate);
  return tryAccept(limiter, now).accepted ? next : tryAccept(next, now).limiter;
};
