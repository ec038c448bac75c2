import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { Node, NodeCondition } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** What kubelets and the node controller say with their reasons; more may follow it. */
const messages: { readonly [reason: string]: string } = {
  KubeletReady: 'kubelet is posting ready status',
  KubeletHasInsufficientMemory: 'kubelet has insufficient memory available',
  KubeletHasSufficientMemory: 'kubelet has sufficient memory available',
  KubeletHasDiskPressure: 'kubelet has disk pressure',
  KubeletHasNoDiskPressure: 'kubelet has no disk pressure',
  KubeletHasInsufficientPID: 'kubelet has insufficient PID available',
  KubeletHasSufficientPID: 'kubelet has sufficient PID available',
  NodeStatusUnknown: 'Kubelet stopped posting node status.',
  NodeStatusNeverUpdated: 'Kubelet never posted node status.',
};

/** The conditions that each report of a kubelet renews. */
const ofKubelet = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'];

/** A kubelet looks at one after the other, within so many seconds. */
const reportSeconds = 3;

const beatOf = ({ lastHeartbeatTime }: NodeCondition): number => seconds(lastHeartbeatTime ?? undefined);

const wrongBeat = (
  condition: NodeCondition,
  old: NodeCondition | undefined,
  ready: NodeCondition | undefined,
  time: number,
): string | undefined => {
  const { type } = condition;
  const [was, is] = [old && beatOf(old), beatOf(condition)];
  if (was === is) return undefined;
  if (Number.isNaN(is)) return `the condition ${type} does not say when its kubelet reported it`;
  if (is > time + clockSkew) return `the condition ${type} was reported at a time that is to come`;
  if (was !== undefined && is < was) return `the condition ${type} was reported before that last`;
  return ready !== undefined && Math.abs(beatOf(ready) - is) > reportSeconds
    ? `the condition ${type} was reported at ${condition.lastHeartbeatTime}, and Ready at ${ready.lastHeartbeatTime}`
    : undefined;
};

export const reports: LawRecord = {
  id: 'node/reports',
  says: 'A kubelet reports all its conditions at once, each time later than before, in its own words',
  source: 'https://kubernetes.io/docs/reference/node/node-status/#condition',
  fields: ['node.status.conditions'],
  record: ofObjects({
    about: ['nodes'],
    judge: ({ record, before, after }) => {
      const olds = (before as Node | undefined)?.status?.conditions ?? [];
      const all = (after as Node).status?.conditions ?? [];
      if (olds === all) return undefined;
      const ready = all.find(({ type }) => type === 'Ready');
      for (const condition of all) {
        if (!ofKubelet.includes(condition.type)) continue;
        const old = olds.find(({ type }) => type === condition.type);
        if (old === condition) continue;
        const { type, reason = '', message = '' } = condition;
        const said = messages[reason];
        if (said !== undefined && message !== '' && !message.startsWith(said))
          return `the condition ${type} says "${message}"`;
        const wrong = record.snapshot ? undefined : wrongBeat(condition, old, ready, record.time);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    },
  }),
  lies: [
    'a node that reports one condition and not the others',
    'a node that says what its reason does not mean',
  ],
};
