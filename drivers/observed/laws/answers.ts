import type { RecordLaw } from './traceLaw.ts';

/** An eviction that was granted has deleted its Pod after so many seconds. */
const patience = 15;

export const answered: RecordLaw = {
  id: 'explain/answer',
  says: 'A request that was granted is seen: the version of its answer is that of an event, and a Pod whose eviction was granted is deleted',
  source: 'Kubernetes API Concepts, Resource versions; API-initiated Eviction',
  exceptions: [
    'requests that changed nothing',
    'objects of kinds and namespaces that the recording does not show',
  ],
  judge: ({ record, history }) => {
    if (record.snapshot) return undefined;
    const { requests } = history;
    const missed = requests.missedBefore(record.version, history.version, (path) => history.shows(path));
    if (missed !== undefined)
      return `before it nobody saw version ${missed.version}, with which a request (${missed.action} ${missed.path}) was answered`;
    const idle = requests.idleEviction(record.time - patience);
    return idle && `the eviction ${idle} was granted, and the Pod is not being deleted`;
  },
};
