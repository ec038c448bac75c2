import { pathOf } from '../../../models/recorded/history/requests.ts';
import { newReason } from '../../../models/recorded/writes/newDisruption.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const asked: LawRecord = {
  id: 'disruption/asked',
  says: 'An eviction through the API is asked for',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/',
  fields: ['pod.status.conditions'],
  record: ofPods({
    whole: true,
    showsLess: ['what users asked for, if it has no requests'],
    judge: (step) => {
      const { history, after } = step;
      if (newReason(step) !== 'EvictionByEvictionAPI' || !history.requests.recorded) return undefined;
      const { name = '', namespace = '' } = after.metadata ?? {};
      return history.requests.isAskedToEvict(pathOf('pods', name, namespace), step.record.time)
        ? undefined
        : 'the eviction API evicts it, and nobody asked for that';
    },
  }),
  lies: ['a forged EvictionByEvictionAPI', 'nobody asked to evict'],
};
