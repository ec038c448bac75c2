const wellFormed = /^[1-9][0-9]*$/;

/**
 * Which of two resource versions is newer: below 0, 0 or above 0 as the first is older, the same or newer. They are
 * whole numbers above 0 of any length, without leading zeros; undefined if one is not.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export const compareResourceVersions = (a: string, b: string): number | undefined => {
  if (!wellFormed.test(a) || !wellFormed.test(b)) return undefined;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
};
