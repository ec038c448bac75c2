import { clockSkew } from '../../../models/recorded/clocks.ts';
import { nodeCondition } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { Node } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const heartbeatOf = ({ status }: Node): number =>
  seconds(status?.conditions?.find(({ type }) => type === 'Ready')?.lastHeartbeatTime ?? undefined);

/** Writes that were under way when the kubelet fell silent may still arrive, for so many seconds. */
const underWay = 3;

export const heartbeat: LawRecord = {
  id: 'node/heartbeat',
  says: 'A node becomes ready when its kubelet says so, and gives signs of life: not while that is silent, not in the future, and no older ones later',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats',
  fields: ['node.status.conditions'],
  record: ofObjects({
    about: ['nodes'],
    judge: ({ record, history, before, after }) => {
      const beat = heartbeatOf(after as Node);
      if (beat > record.time + clockSkew) return 'its kubelet gave a sign of life that is still to come';
      if (before === undefined) return undefined;
      if (beat < heartbeatOf(before as Node)) return 'its last sign of life is older than the one before';
      const since = history.nodes.get(after.metadata.name)?.silentSince;
      if (since === undefined) return undefined;
      if (beat > since + underWay)
        return `its kubelet gave a sign of life ${(beat - since).toFixed(0)} s after it fell silent`;
      const becomes =
        nodeCondition(after as Node, 'Ready') === 'True' && nodeCondition(before as Node, 'Ready') !== 'True';
      return becomes && record.time - since > underWay
        ? `it became ready ${(record.time - since).toFixed(0)} s after its kubelet fell silent`
        : undefined;
    },
  }),
  lies: ['a sign of life that is still to come', 'a node whose kubelet is dead and gives signs of life'],
};
