const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** so deep times stand in metadata and statuses */
const mostDeep = 8;

type Fields = { readonly [field: string]: unknown };

/** The latest time that an object tells of what has happened to it, in unix seconds: it was written then, or later. */
export const timeTold = ({ metadata, spec, status, ...others }: Fields): number => {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, ...past } = (metadata ?? {}) as Fields;
  const { lastTimestamp, eventTime, series } = others;
  return Math.max(
    latestIn(past, 0),
    latestIn(deletionTimestamp, 0) - Number(deletionGracePeriodSeconds),
    latestIn((spec as Fields | undefined)?.taints, 0),
    latestIn(status, 0),
    latestIn({ lastTimestamp, eventTime, series }, 0),
  );
};

const latestIn = (value: unknown, deep: number): number => {
  if (typeof value === 'string') {
    const time = rfc3339.test(value) ? Date.parse(value) / 1000 : Number.NaN;
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  }
  if (typeof value !== 'object' || value === null || deep > mostDeep) return Number.NEGATIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (const part of Object.values(value)) latest = Math.max(latest, latestIn(part, deep + 1));
  return latest;
};
