import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { resourceCounted } from '../../../models/recorded/history/quotaCounts.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { ResourceQuota } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const quotaHard: LawRecord = {
  id: 'admission/quota-hard',
  says: 'The hard limits in the status of a quota are those of its spec, as its controller saw it; it says of each of them what is used, and of nothing else',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#viewing-and-setting-quotas',
  fields: ['resourcequota.status.hard', 'resourcequota.status.used'],
  record: ofObjects({
    about: ['resourcequotas'],
    showsLess: ['which spec the controller saw: the newest one, or one of a little while ago'],
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const { history, record, before, after } = step;
      const { spec, status } = after as ResourceQuota;
      const old = (before as ResourceQuota).status;
      const live = history.objects.get(after.metadata.uid);
      const specs = [spec, ...(live ? seenSpecs(live, record.time) : [])] as ResourceQuota['spec'][];
      const hard = status?.hard ?? {};
      const known = [old?.hard, ...specs.map((seen) => seen?.hard ?? {})];
      if (!known.some((each) => deepEqual(each, hard)))
        return `its status says that ${JSON.stringify(hard)} is the limit, and its spec never did`;
      const used = status?.used ?? {};
      const more = Object.keys(used).find((name) => hard[name] === undefined);
      if (more !== undefined) return `it counts ${more}, which it does not limit`;
      const less = Object.keys(hard).find(
        (name) =>
          used[name] === undefined &&
          (resourceCounted(name) !== undefined || old?.used?.[name] !== undefined),
      );
      return less === undefined ? undefined : `it limits ${less}, and does not count it`;
    },
  }),
  lies: ['a quota with other limits than its spec says', 'a quota that does not count what it limits'],
};
