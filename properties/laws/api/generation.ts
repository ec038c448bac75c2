import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const revision = 'deployment.kubernetes.io/revision';

/** Annotations differ, and not only the revision. */
const isAnnotated = (before: WatchedObject, after: WatchedObject): boolean => {
  const [{ [revision]: _, ...old }, { [revision]: __, ...next }] = [before, after].map(
    ({ metadata }): Readonly<Record<string, string>> => metadata.annotations ?? {},
  ) as [Record<string, string>, Record<string, string>];
  return !deepEqual(old, next);
};

export const generation: LawRecord = {
  id: 'api/generation',
  says: 'metadata.generation grows by one when the desired state changes or deletion begins, and never else',
  source:
    'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#metadata',
  fields: ['*.metadata.generation'],
  exceptions: [
    'binding a Pod leaves its generation; kinds without generation',
    "a Deployment's annotations count as desired state, but for the revision that its controller writes",
  ],
  record: ofObjects({
    judge: ({ record, before, after, change }) => {
      if (before === undefined || before.metadata.generation === undefined) return undefined;
      const growth = (after.metadata.generation ?? 0) - before.metadata.generation;
      const begins =
        before.metadata.deletionTimestamp === undefined && after.metadata.deletionTimestamp !== undefined;
      const annotated = record.resource === 'deployments' && isAnnotated(before, after);
      const changed = annotated || (change ? change.spec : !deepEqual(before.spec, after.spec));
      const allowed = begins || changed ? 1 : 0;
      return growth === allowed
        ? undefined
        : `generation grew by ${growth}; ${changed ? 'the spec changed' : begins ? 'deletion began' : 'neither the spec changed nor did deletion begin'}, so it grows by ${allowed}`;
    },
  }),
  lies: [
    'another generation',
    'an image',
    'a restart policy',
    'a longer grace in the spec',
    'deleted without notice',
    'never deleted, and yet it went',
    'a ReplicaSet beyond its Deployment',
    'bound with a gate',
    'Pods that nobody wanted',
  ],
};
