import { clockSkew } from '../../../models/recorded/clocks.ts';
import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import {
  type CountedQuota,
  type QuotaMoment,
  resourceCounted,
} from '../../../models/recorded/history/quotaCounts.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { ResourceQuota } from '../../../spec/api/objects/core.ts';
import { milliValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** What was so long ago the controller has seen, in seconds. */
const lagSeconds = 30;

/** What a quota was charged for has been created so many seconds later, or never is. */
const chargeSeconds = 20;

/** Those of these names that are counted together. */
const groupsOf = (names: readonly string[], quota: CountedQuota, time: number): readonly string[][] => {
  const resizes = quota.resizing.size > 0 || time < quota.resizedAt + lagSeconds;
  const ofPods = names.filter(
    (name) => resourceCounted(name) === 'pods' && (!resizes || name.endsWith('pods')),
  );
  const others = names.filter((name) => ![undefined, 'pods'].includes(resourceCounted(name)));
  return [ofPods, ...others.map((name) => [name])];
};

/** The least and the most that may have been counted at a moment. */
const range = ({ usage, leaving }: QuotaMoment, name: string, time: number): readonly [bigint, bigint] => {
  const all = usage[name] ?? 0n;
  const over = leaving.filter(({ until }) => until < time + clockSkew);
  return [over.reduce((left, each) => left - (each.usage[name] ?? 0n), all), all];
};

const amountsIn = (object: ObjectStep['before']): { readonly [name: string]: bigint } =>
  Object.fromEntries(
    Object.entries((object as ResourceQuota | undefined)?.status?.used ?? {}).map(([name, amount]) => [
      name,
      milliValueOf(quantityFrom(amount)),
    ]),
  );

const inWords = (amount: bigint): string => (Number(amount) / 1000).toString();

export const quotaUsed: LawRecord = {
  id: 'admission/quota-used',
  says: 'A quota counts as used what the objects in its scope used at some moment of the last half minute; what an admission adds to that is for what is created or resized next',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#viewing-and-setting-quotas',
  fields: ['resourcequota.status.used'],
  exceptions: [
    'a Pod that is being deleted, once its grace period is over, may be counted or not',
    'CPU and memory of Pods that are being resized',
    'what was charged for a creation that then failed',
  ],
  record: ofObjects({
    whole: true,
    about: ['resourcequotas'],
    showsLess: [
      'when the controller counted: what changed within half a minute it may not have seen',
      'objects of resources that are not watched, and creations that failed, if it has no requests',
    ],
    judge: (step) => {
      const { history, record, after } = step;
      const quota = history.quotas.get(after.metadata.uid);
      if (!statusChanges(step) || quota === undefined) return undefined;
      const [old, used] = [amountsIn(step.before), amountsIn(after)];
      const { time } = record;
      for (const names of groupsOf(Object.keys(used), quota, time)) {
        const changed = names.filter((name) => used[name] !== old[name]);
        if (changed.length === 0) continue;
        const seen = quota.moments.filter(({ until }) => until >= time - lagSeconds);
        const ranges = (moment: QuotaMoment) => names.map((name) => range(moment, name, time));
        const exact = seen.some((moment) =>
          ranges(moment).every(
            ([least, most], at) => used[names[at]!]! >= least && used[names[at]!]! <= most,
          ),
        );
        const early =
          time < quota.since + viewLagSeconds &&
          seen.some((moment) => ranges(moment).every(([, most], at) => used[names[at]!]! <= most));
        if (exact || early) continue;
        const less = changed.find((name) => old[name] === undefined || used[name]! < old[name]!);
        const { uid } = after.metadata;
        if (less === undefined) {
          for (const name of changed)
            history.quotas.charge(uid, { record, name, open: used[name]! - (old[name] ?? 0n) });
          continue;
        }
        const message = `it counts ${inWords(used[less]!)} of ${less} as used; there was never so much to count (now ${inWords(quota.moments.at(-1)!.usage[less] ?? 0n)})`;
        if (history.watched.has(resourceCounted(less) ?? '')) return message;
        history.quotas.charge(uid, { record, name: less, open: used[less]!, message });
      }
      return undefined;
    },
    review: (history, time) =>
      history.quotas
        .unexplained(Math.min(time, history.time) - chargeSeconds, (name) =>
          history.watched.has(resourceCounted(name) ?? ''),
        )
        .filter(
          ({ record }) =>
            history.requests.recorded &&
            !history.requests.mayHaveFailed(record.object.metadata.namespace ?? '', record.time),
        )
        .map(({ record, name, open, message }) => ({
          record,
          message:
            message ?? `${inWords(open)} of ${name} was added to what is used, and nothing that uses it came`,
        })),
  }),
  lies: [
    'a quota that forgets what is used',
    'a quota that counts too much as used',
    'a quota that counts Jobs that are not there',
  ],
};
