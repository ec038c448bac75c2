import { seconds } from '../../../models/recorded/history/livePod.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { quotaCounts } from '../../../spec/api/admission/resourceQuota.ts';
import type { Pod, ResourceQuota } from '../../../spec/api/objects/core.ts';
import { milliValueOf, wholeValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';
import { usedBy } from './quota.ts';

/** What did not change of a Pod for so many seconds the quota controller has seen. */
const lagSeconds = 30;

const isUsing = ({ metadata, status }: Pod): boolean =>
  metadata?.deletionTimestamp === undefined && !isTerminalPhase(status?.phase);

export const quotaUsed: LawRecord = {
  id: 'admission/quota-used',
  says: 'A quota counts as used what the Pods use that have been there for a while, or more: what was admitted a moment ago, or has just gone',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#viewing-and-setting-quotas',
  fields: ['resourcequota.status.used'],
  record: ofObjects({
    whole: true,
    about: ['resourcequotas'],
    showsLess: [
      'when the controller counted: what changed of a Pod within half a minute it may not have seen',
      'what other objects than Pods use, and other resources than CPU and memory',
    ],
    judge: (step) => {
      const { history, record, after } = step;
      if (!statusChanges(step) || !history.watched.has('pods')) return undefined;
      const quota = after as ResourceQuota;
      const { namespace, creationTimestamp } = quota.metadata ?? {};
      const since = record.time - lagSeconds;
      if (!(seconds(creationTimestamp) < since)) return undefined;
      const pods = [...history.pods.values()].flatMap(({ object, time }) =>
        object.metadata?.namespace === namespace &&
        time < since &&
        isUsing(object) &&
        quotaCounts(quota, object)
          ? object
          : [],
      );
      for (const [name, amount] of Object.entries(quota.status?.used ?? {})) {
        const least = usedBy(history, pods, name);
        const quantity = quantityFrom(amount);
        const used = name.endsWith('cpu') ? milliValueOf(quantity) : wholeValueOf(quantity);
        if (least !== undefined && used < least)
          return `it counts ${amount} of ${name} as used, and Pods that have been there for long use ${least}`;
      }
      return undefined;
    },
  }),
  lies: ['a quota that forgets what is used'],
};
