import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { PressureEviction } from '../../../models/recorded/history/pressureEvictions.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** So long after it found its node short of something a kubelet has told so, in seconds. */
const toldWithin = 30;

/** Times are told in whole seconds. */
const rounding = 1;

/** Whether the node shows the pressure, or has shown it until the eviction or after it. */
const isShown = ({ nodes }: TraceHistory, { nodeName, pressure, happened }: PressureEviction): boolean => {
  const node = nodes.get(nodeName);
  const condition = node?.object.status?.conditions?.find(({ type }) => type === pressure);
  if (node === undefined || node.silentSince !== undefined || condition === undefined) return true;
  return condition.status !== 'False' || seconds(condition.lastTransitionTime) >= happened - rounding;
};

export const underPressure: LawRecord = {
  id: 'eviction/under-pressure',
  says: 'A kubelet that evicts or refuses a Pod because its node is short of memory, disk or process IDs shows that pressure as a condition of the node',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-conditions',
  fields: ['pod.status.reason', 'node.status.conditions'],
  exceptions: [
    'a Pod beyond its own limits of ephemeral storage is evicted without pressure',
    'the condition is told with the next status of the node, a little later',
  ],
  record: ofObjects({
    whole: true,
    showsLess: ['nodes that are not watched, that are gone, or whose kubelet is not in touch'],
    judge: ({ history, record }) => {
      if (record.snapshot || !history.watched.has('nodes')) return undefined;
      const unshown = history.evictions
        .due(record.time - toldWithin)
        .find((eviction) => !isShown(history, eviction));
      if (unshown === undefined) return undefined;
      const { object } = unshown.record;
      return `${object.metadata.name} was evicted ${(record.time - unshown.time).toFixed(0)} s ago for the ${unshown.pressure} of ${unshown.nodeName}, which has shown none`;
    },
  }),
  lies: ['an eviction without pressure'],
};
