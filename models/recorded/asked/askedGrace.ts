import { pathOf } from '../history/requests.ts';
import type { PodStep } from '../steps.ts';
import type { DriverAction } from '../watchRecord.ts';

/** The grace period that a request names, in seconds. */
export const askedGrace = (request: DriverAction | undefined): number | undefined => {
  const fromQuery = /[?&]gracePeriodSeconds=(\d+)/.exec(request?.path ?? '')?.[1];
  if (fromQuery !== undefined) return Number(fromQuery);
  const body = request?.request as
    | { gracePeriodSeconds?: unknown; deleteOptions?: { gracePeriodSeconds?: unknown } }
    | undefined;
  const named = body?.gracePeriodSeconds ?? body?.deleteOptions?.gracePeriodSeconds;
  return typeof named === 'number' ? named : undefined;
};

const podPath = ({ after }: PodStep): string =>
  pathOf('pods', after.metadata?.name ?? '', after.metadata?.namespace ?? '');

/** The delete or eviction request that may have made this write. */
export const requestFor = (step: PodStep): DriverAction | undefined => {
  const { requests } = step.history;
  const path = podPath(step);
  const all = path.slice(0, path.lastIndexOf('/'));
  return (
    step.request ??
    requests.about('delete', path) ??
    requests.about('evict', path) ??
    requests.about('delete', all)
  );
};
