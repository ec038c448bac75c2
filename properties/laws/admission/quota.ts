import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { quotaCounts } from '../../../spec/api/admission/resourceQuota.ts';
import type { Pod, ResourceQuota } from '../../../spec/api/objects/core.ts';
import { milliValueOf, wholeValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const counted = (pod: Pod): boolean => !isTerminalPhase(pod.status?.phase);

/** What Pods use of a resource that a quota limits: whole numbers, CPU in thousandths; nothing of what is no such resource. */
export const usedBy = (history: TraceHistory, pods: readonly Pod[], name: string): bigint | undefined => {
  if (name === 'pods' || name === 'count/pods') return BigInt(pods.length);
  const resource = name.startsWith('requests.') ? name.slice('requests.'.length) : name;
  if (resource !== 'cpu' && resource !== 'memory') return undefined;
  return pods.reduce((sum, pod) => {
    const { requests } = history.pods.get(pod.metadata?.uid ?? '')?.info ?? podInfoOf(pod);
    return sum + (resource === 'cpu' ? requests.milliCPU : requests.memory);
  }, 0n);
};

export const quota: LawRecord = {
  id: 'admission/quota',
  says: 'A created Pod leaves what its namespace uses within the hard limits of each quota',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  fields: ['resourcequota.spec.hard', ...inContainers('resources')],
  record: ofPods({
    whole: true,
    judge: ({ record, after, history }) => {
      if (record.type !== 'ADDED' || record.snapshot) return undefined;
      const { namespace } = after.metadata ?? {};
      for (const { resource, object } of history.objects.values()) {
        if (resource !== 'resourcequotas' || object.metadata.namespace !== namespace) continue;
        const limiting = object as ResourceQuota;
        if (!quotaCounts(limiting, after)) continue;
        const pods = [...history.pods.values()]
          .map((live) => live.object)
          .filter(
            (pod) => pod.metadata?.namespace === namespace && counted(pod) && quotaCounts(limiting, pod),
          );
        for (const [name, hard] of Object.entries(limiting.spec?.hard ?? {})) {
          const sum = usedBy(history, [...pods, after], name);
          const limit = quantityFrom(hard);
          const most = name.endsWith('cpu') ? milliValueOf(limit) : wholeValueOf(limit);
          if (sum !== undefined && sum > most) {
            return `with it, ${name} is ${sum} in ${namespace}; the quota ${object.metadata.name} allows ${most}`;
          }
        }
      }
      return undefined;
    },
  }),
  lies: ['more than the node has', 'a Pod beyond the quota'],
};
