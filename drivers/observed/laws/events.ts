import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { RecordLaw } from './traceLaw.ts';
import { kinds } from './watch.ts';

type EventObject = {
  readonly involvedObject?: {
    readonly kind?: string;
    readonly uid?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
};

export const scheduledEvent: RecordLaw = {
  id: 'events/scheduled',
  about: ['events'],
  says: 'The event that a Pod was scheduled names the node that it is bound to',
  source: 'Kubernetes documentation, Kubernetes Scheduler; Events',
  judge: ({ record, history, after }) => {
    if (record.type !== 'ADDED') return undefined;
    const { involvedObject, reason, message = '' } = after as EventObject;
    if (reason !== 'Scheduled' || involvedObject?.kind !== 'Pod') return undefined;
    const bound = history.pods.get(involvedObject.uid ?? '')?.object.spec?.nodeName;
    return bound !== undefined && !message.endsWith(` to ${bound}`)
      ? `it says "${message}", and the Pod is bound to ${bound}`
      : undefined;
  },
};

export const eventCount: RecordLaw = {
  id: 'events/count',
  about: ['events'],
  says: 'An event that happens again counts up, and stays about the same object',
  source: 'Kubernetes API reference, Event',
  judge: ({ before, after }) => {
    if (before === undefined) return undefined;
    const [old, next] = [before as EventObject, after as EventObject];
    if ((next.count ?? 0) < (old.count ?? 0)) return `its count fell from ${old.count} to ${next.count}`;
    return old.involvedObject?.uid === next.involvedObject?.uid && old.reason === next.reason
      ? undefined
      : 'it is about something else than before';
  },
};

const resourceOf: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).map(([resource, kind]) => [kind, resource]),
);

/** Events about nodes and static Pods name them by other means than the UID of the API. */
const isUid = (uid: string | undefined): uid is string => uid?.includes('-') === true;

/** Whether the objects of a resource can be missed; the recording shows workloads of all kinds, or none. */
const shows = (history: TraceHistory, resource: string): boolean =>
  history.watched.has(resource) || (resource !== 'pods' && history.showsWorkloads);

export const eventAbout: RecordLaw = {
  id: 'events/about',
  about: ['events'],
  says: 'An event is about an object that is there, or was, and happened at least once',
  source: 'Kubernetes API reference, Event',
  exceptions: ['nodes and static Pods, which their kubelet names otherwise; kinds that are not watched'],
  judge: ({ record, history, after }) => {
    if (record.type !== 'ADDED') return undefined;
    const { involvedObject = {}, count = 1, firstTimestamp, lastTimestamp } = after as EventObject;
    if (count < 1) return `it happened ${count} times`;
    if (seconds(firstTimestamp ?? undefined) > seconds(lastTimestamp ?? undefined))
      return `it happened last at ${lastTimestamp}, and first at ${firstTimestamp}`;
    const { kind = '', uid, name, namespace } = involvedObject;
    const resource = resourceOf.get(kind);
    if (!isUid(uid) || kind === 'Node' || resource === undefined || !shows(history, resource))
      return undefined;
    const known = history.pods.get(uid)?.object.metadata ?? history.objects.get(uid)?.object.metadata;
    if (known === undefined)
      return history.gone.has(uid)
        ? undefined
        : `it is about the ${kind} ${name} (${uid}), which was never there`;
    return known.name === name && known.namespace === namespace
      ? undefined
      : `it is about the ${kind} ${name}, and ${uid} is ${known.name}`;
  },
};
