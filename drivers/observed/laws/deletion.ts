import { isTerminalPhase, seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import type { DriverAction } from '../../../models/recorded/watchRecord.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { deletePod } from '../../../spec/kubelet/termination/deletePod.ts';
import type { PodLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

const source = 'Kubernetes documentation, Pod Lifecycle, Pod termination flow';

/** The grace period that a request names, in seconds. */
const askedGrace = (request: DriverAction | undefined): number | undefined => {
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
const requestFor = (step: PodStep): DriverAction | undefined => {
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

const isMirror = ({ after }: PodStep): boolean =>
  after.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;

export const graceGranted: PodLaw = {
  id: 'termination/grace',
  says: "Deletion grants the grace period of the request, else the Pod's own; none to a Pod that was never bound or has ended",
  source,
  exceptions: [
    'Pod garbage collection and the kubelet of a mirror Pod delete at once',
    'a recording without any requests: users may have asked for any period',
  ],
  judge: (step) => {
    const { writer, before, after, history } = step;
    if (writer !== 'deletion' || before === undefined) return undefined;
    const granted = after.metadata?.deletionGracePeriodSeconds ?? 0;
    const request = requestFor(step);
    const asked = askedGrace(request);
    const pod = before as BoundPod;
    const periods = [asked, ...(step.request ? [] : [undefined])].map((gracePeriodSeconds) => {
      const deletion = deletePod({ pod, gracePeriodSeconds, now: 0 });
      return deletion.kind === 'graceful' ? deletion.gracePeriodSeconds : 0;
    });
    if (periods.includes(granted)) return undefined;
    if (granted === 0 && (isMirror(step) || isLost(step) || before.status?.phase === 'Failed')) {
      return undefined;
    }
    if (!history.requests.recorded) return undefined;
    return `deletion granted ${granted} s; ${periods[0]} s was to be granted`;
  },
};

/** Pod garbage collection removes it without waiting for a kubelet: its node is gone, or out of service. */
const isLost = ({ after, history }: PodStep): boolean => {
  const name = after.spec?.nodeName;
  if (name === undefined) return true;
  const node = history.nodes.get(name);
  return (
    node === undefined ||
    (node.object.spec?.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/out-of-service')
  );
};

/** Times beyond this cannot be written, in unix seconds. */
const lastTime = 8.64e12;

export const deletionTime: PodLaw = {
  id: 'termination/deletion-time',
  says: 'The deletion timestamp is the time of the request plus the grace period; a shorter period moves it, never before the time of the write',
  source,
  judge: ({ writer, before, after, record }) => {
    if (writer !== 'deletion' && writer !== 'shorter grace') return undefined;
    const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
    const time = seconds(after.metadata?.deletionTimestamp);
    const moved =
      seconds(before?.metadata?.deletionTimestamp) -
      (before?.metadata?.deletionGracePeriodSeconds ?? 0) +
      grace;
    const expected = writer === 'deletion' ? record.time + grace : Math.max(record.time, moved);
    if (Math.abs(time - expected) <= clockSkew) return undefined;
    const said = `the deletion timestamp is ${after.metadata?.deletionTimestamp}, with ${grace} s of grace`;
    return !(Math.abs(expected) < lastTime)
      ? said
      : `${said}; it was to be ${new Date(expected * 1000).toISOString()}`;
  },
};

/** No container is shown as running. */
const hasStopped = ({ before }: PodStep): boolean =>
  [...(before?.status?.containerStatuses ?? []), ...(before?.status?.initContainerStatuses ?? [])].every(
    ({ state }) => !state?.running,
  );

export const removedAfterStop: PodLaw = {
  id: 'termination/removed-after-stop',
  says: 'A Pod object disappears only after its containers stopped',
  source,
  exceptions: [
    'deletion was forced',
    'its node is gone or out of service',
    'it was never bound or is over already',
    'it is a mirror Pod',
    'a recording without any requests: users may have forced the deletion',
  ],
  judge: (step) => {
    const { writer, before, after, history } = step;
    const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
    if (writer !== 'shorter grace' || grace !== 0 || !history.requests.recorded) return undefined;
    if (before?.spec?.nodeName === undefined) return undefined;
    if (isTerminalPhase(before.status?.phase) || isMirror(step) || isLost(step) || hasStopped(step)) {
      return undefined;
    }
    if (askedGrace(requestFor(step)) === 0) return undefined;
    return 'its grace period became 0 while containers are shown running, and nobody forced the deletion';
  },
};

export const gracePeriodShortened: PodLaw = {
  id: 'termination/shortened',
  says: 'The grace period is shortened by a further request; the kubelet makes it 0 when the Pod has stopped',
  source,
  exceptions: ['a recording without any requests'],
  judge: (step) => {
    const { writer, after, history } = step;
    const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
    if (writer !== 'shorter grace' || grace === 0 || !history.requests.recorded) return undefined;
    const asked = askedGrace(requestFor(step));
    return asked === grace || (grace === 1 && asked !== undefined && asked > 0)
      ? undefined
      : `the grace period became ${grace} s, and nobody asked for that`;
  },
};

export const removedWhenOver: PodLaw = {
  id: 'termination/removed-when-over',
  says: 'A Pod is removed only once deletion has begun and its grace period is 0',
  source,
  judge: ({ record, after }) => {
    if (record.type !== 'DELETED') return undefined;
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = after.metadata ?? {};
    if (deletionTimestamp === undefined) return 'it is removed, and its deletion had not begun';
    return deletionGracePeriodSeconds > 0
      ? `it is removed with ${deletionGracePeriodSeconds} s of its grace period left to its kubelet`
      : undefined;
  },
};
