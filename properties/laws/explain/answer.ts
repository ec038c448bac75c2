import { lateness } from '../../../models/recorded/clocks.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** An eviction that was granted has deleted its Pod after so many seconds. */
const patience = lateness;

export const answer: LawRecord = {
  id: 'explain/answer',
  says: 'A request that was granted is seen: the version of its answer is that of an event, and a Pod whose eviction was granted is deleted',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
  fields: ['*.metadata.resourceVersion', 'pod.metadata.deletionTimestamp'],
  exceptions: ['requests that changed nothing'],
  record: ofObjects({
    whole: true,
    showsLess: ['objects of kinds and namespaces that are not watched'],
    judge: ({ record, history }) => {
      if (record.snapshot) return undefined;
      const { requests } = history;
      const missed = requests.missedBefore(record.version, history.version, (path) => history.shows(path));
      if (missed !== undefined)
        return `before it nobody saw version ${missed.version}, with which a request (${missed.action} ${missed.path}) was answered`;
      const idle = requests.idleEviction(record.time - patience);
      return idle && `the eviction ${idle} was granted, and the Pod is not being deleted`;
    },
  }),
  lies: [
    'never added',
    'an eviction that was granted, and did nothing',
    'a Pod that goes without ever being deleted',
  ],
};
