import type { EventObject } from '../../../models/recorded/eventObject.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { kinds } from '../../../models/recorded/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const resourceOf: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).map(([resource, kind]) => [kind, resource]),
);

/** Events about nodes and static Pods name them by other means than the UID of the API. */
const isUid = (uid: string | undefined): uid is string => uid?.includes('-') === true;

/** Whether the objects of a resource can be missed; what nobody watched is not missed. */
const shows = (history: TraceHistory, resource: string): boolean => history.watched.has(resource);

export const about: LawRecord = {
  id: 'events/about',
  says: 'An event is about an object that is there, or was, and happened at least once',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-events-k8s-io',
  fields: ['event'],
  exceptions: ['nodes and static Pods, which their kubelet names otherwise'],
  record: ofObjects({
    whole: true,
    about: ['events'],
    showsLess: [
      'objects of kinds that are not watched',
      'objects that were there, or gone, before the recording began: of namespaces that it does not show from their creation on',
    ],
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
        return history.gone.has(uid) || record.snapshot || !history.begun.has(namespace ?? '')
          ? undefined
          : `it is about the ${kind} ${name} (${uid}), which was never there`;
      return known.name === name && known.namespace === namespace
        ? undefined
        : `it is about the ${kind} ${name}, and ${uid} is ${known.name}`;
    },
  }),
  lies: ['an event about nobody', 'Pods of a ReplicaSet that never was'],
};
