import { clockSkew } from '../../../models/recorded/clocks.ts';
import type { EventObject } from '../../../models/recorded/eventObject.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const timesOf = (event: EventObject | undefined): readonly [first: number, last: number] => [
  seconds(event?.firstTimestamp ?? undefined),
  seconds(event?.lastTimestamp ?? undefined),
];

export const times: LawRecord = {
  id: 'events/times',
  says: 'An event that happens again keeps the time of the first, and happened last no earlier than was seen before; none is still to come',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-events-k8s-io',
  fields: ['event'],
  record: ofObjects({
    about: ['events'],
    judge: ({ record, before, after }) => {
      const event = after as EventObject;
      const [first, last] = timesOf(event);
      if (last > record.time + clockSkew)
        return `it happened last at ${event.lastTimestamp}, which is to come`;
      if (before === undefined) return undefined;
      const [firstBefore, lastBefore] = timesOf(before as EventObject);
      if (first !== firstBefore && !Number.isNaN(firstBefore))
        return `it happened first at ${event.firstTimestamp}; before that was another time`;
      return last < lastBefore ? `it happened last at ${event.lastTimestamp}, and later before` : undefined;
    },
  }),
  lies: ['an event that is still to come', 'an event that happened last before it was seen'],
};
