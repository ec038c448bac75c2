import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

export const irrevocable: LawRecord = {
  id: 'termination/irrevocable',
  says: 'A deletion timestamp, once set, is never removed (that of a Pod may move), and the grace period never grows',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fields: ['*.metadata.deletionTimestamp', '*.metadata.deletionGracePeriodSeconds'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) => !before.deleting || after.deleting || after.existence === 'gone',
    witness: (before, after) => before.deleting && after.existence === 'gone',
  }),
  record: ofObjects({
    acrossGaps: true,
    judge: ({ record, before, after }) => {
      const [old, next] = [before?.metadata, after.metadata];
      if (old?.deletionTimestamp === undefined) return undefined;
      if (next.deletionTimestamp === undefined)
        return 'the deletion timestamp is gone; it is never taken back';
      if (record.resource !== 'pods' && next.deletionTimestamp !== old.deletionTimestamp) {
        return `the deletion timestamp moved from ${old.deletionTimestamp} to ${next.deletionTimestamp}`;
      }
      const [was, is] = [old.deletionGracePeriodSeconds ?? 0, next.deletionGracePeriodSeconds ?? 0];
      return is > was ? `the grace period grew from ${was} s to ${is} s` : undefined;
    },
  }),
  mutants: ['deletion-revoked', 'deletion-taken-back'],
  lies: ['deletion taken back', 'more grace', 'removed while it may take its time'],
};
