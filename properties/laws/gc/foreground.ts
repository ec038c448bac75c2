import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { DependentView, OwnerView } from '../../../models/views/ownerView.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

const blocks = ({ metadata }: Pod | WatchedObject, uid: string): boolean =>
  metadata?.ownerReferences?.some((owner) => owner.uid === uid && owner.blockOwnerDeletion) === true;

/** The name of an object that blocks the deletion of this owner. */
const blocking = (history: TraceHistory, uid: string): string | undefined => {
  for (const { object } of history.pods.values()) if (blocks(object, uid)) return object.metadata?.name;
  for (const { object } of history.objects.values()) if (blocks(object, uid)) return object.metadata.name;
  return undefined;
};

export const foreground: LawRecord = {
  id: 'gc/foreground',
  says: 'An owner that is deleted in the foreground goes after every dependent that blocks its deletion',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion',
  fields: ['*.metadata.finalizers', '*.metadata.ownerReferences'],
  exceptions: ['a dependent of which the garbage collector has not heard yet'],
  model: overViews({
    sees: [
      { of: 'owner', what: ({ form }: OwnerView) => form },
      { of: 'dependent', what: ({ owned }: DependentView) => owned },
    ],
    when: does('release of an owner'),
    holds: (seen) => {
      const [[form], blocking] = seen as [readonly string[], readonly boolean[]];
      return form !== 'Foreground' || !blocking.includes(true);
    },
  }),
  record: ofObjects({
    whole: true,
    judge: ({ record, history, before }) => {
      const held = before?.metadata.finalizers?.includes('foregroundDeletion') === true;
      if (record.type !== 'DELETED' || !held) return undefined;
      const dependent = blocking(history, record.object.metadata.uid);
      return dependent && `it is gone, and ${dependent}, which blocks its deletion, is there`;
    },
  }),
  mutants: ['collector-does-not-wait'],
  lies: ['a Pod that outlives the owner which waits for it', 'a Pod that was not removed'],
};
