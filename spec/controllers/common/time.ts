/** Go's zero time, which the API takes for no time at all. */
const zeroTime = '0001-01-01T00:00:00Z';

/** A time of the API in unix milliseconds; undefined for none, the zero time, and what is no time. */
export const unixMillis = (text: string | null | undefined): number | undefined => {
  if (!text || text === zeroTime) return undefined;
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? undefined : millis;
};

/** Unix milliseconds as the API writes a time: whole seconds, UTC. */
export const apiTime = (millis: number): string =>
  `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
