import { seconds } from '../../models/recorded/history/livePod.ts';
import { controllerOf, nameKey } from '../../models/recorded/history/names.ts';
import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { Job } from '../../spec/api/objects/batch.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import type { Deviation, Sighting } from './deviation.ts';

const tracking = 'batch.kubernetes.io/job-tracking';

/** So long after its deletion a Pod of a Job that is at work has been counted, in seconds. */
const patience = 30;

/** The Pod failed, is being deleted, and its Job keeps it until a replacement is there. */
const isKept = ({ metadata, status }: Pod, now: number): boolean =>
  status?.phase === 'Failed' &&
  metadata?.finalizers?.includes(tracking) === true &&
  now - seconds(metadata.deletionTimestamp) > patience;

const keptPods = (history: TraceHistory): readonly Sighting[] => {
  const found: Sighting[] = [];
  for (const pod of history.pods.values()) {
    const { object } = pod;
    if (!isKept(object, history.time)) continue;
    const job = history.objects.get(controllerOf(object) ?? '')?.object as Job | undefined;
    const { namespace = '' } = object.metadata ?? {};
    const room = history.objects.get(history.names.get(nameKey('namespaces', namespace)) ?? '')?.object;
    if (job?.spec?.backoffLimitPerIndex === undefined || room?.metadata.deletionTimestamp === undefined)
      continue;
    const message = `it failed and is being deleted, the Job ${job.metadata?.name} keeps it until there is a replacement, and the namespace ${namespace} takes none`;
    found.push({ pod, message });
  }
  return found;
};

export const namespaceNeverGoes: Deviation = {
  id: 'namespace-never-goes',
  says: 'A namespace with an Indexed Job that has a backoffLimitPerIndex may never go: the Job keeps the tracking finalizer of a failed Pod until its replacement is created, which a namespace that ends forbids, and the deletion of the namespace waits for its Pods before it deletes the Job',
  versions: 'seen in v1.36.3; Pods are deleted first since v1.33',
  reports: [
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/3850-backoff-limits-per-index-for-indexed-jobs',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/5080-ordered-namespace-deletion',
  ],
  breaks: [],
  shownBy:
    'podsem trace tests/cases/recordings-accepted/namespace-never-goes.known-defect.ndjson.gz --strict',
  atEnd: keptPods,
};
