import { endedPods } from '../../../../models/controllers/charts/endedPods.ts';
import { isAtWork, isNone, jobPod } from '../../../../models/controllers/charts/jobPod.ts';
import {
  isStatus,
  jobStatus,
  seenJobStatus,
  seenStatus,
} from '../../../../models/controllers/charts/jobStatus.ts';
import {
  hasReleased,
  isAwaited,
  ownJobWrite,
  remembersNothing,
} from '../../../../models/controllers/charts/ownJobWrite.ts';
import { hasSeenItsStatus, ownStatus, wroteTheEnd } from '../../../../models/controllers/charts/ownStatus.ts';
import { phaseSeen, seenJobPod } from '../../../../models/controllers/charts/seenJobPod.ts';
import { isDone, successOfIndex } from '../../../../models/controllers/charts/successOfIndex.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** Jobs, and what their controllers see and remember. */
export const jobWalks = [
  walk({
    chart: jobPod,
    events: (['CREATE', 'SUCCEED', 'FAIL', 'DELETE', 'RELEASE', 'REMOVE'] as const).map((type) => ({ type })),
    holds: {
      'it is at work only after it was created': (way) =>
        !isAtWork(way.state) || times(since(way, 'SUCCEED', 'FAIL', 'DELETE'), 'CREATE') > 0,
      'one that has ended stays until its Job has counted it': (way) =>
        !isNone(way.state) || lastOf(way) === undefined || times(since(way, 'CREATE'), 'RELEASE') > 0,
    },
  }),
  walk({
    chart: seenJobPod,
    ways: 'shortest',
    events: [
      ...(['Active', 'Untracked', 'Terminating', 'Released', 'Failed', 'Succeeded'] as const).map((as) => ({
        type: 'SEE' as const,
        as,
      })),
      { type: 'FORGET' },
    ],
    holds: {
      'it is unseen until it is seen, and once it is forgotten': (way) =>
        (phaseSeen(way.state) === undefined) === (lastOf(way) === undefined || lastOf(way) === 'FORGET'),
    },
  }),
  walk({
    chart: ownJobWrite,
    events: (['CREATED', 'RELEASED', 'DELETED', 'SEEN', 'ENDED', 'EXPIRE', 'FORGET'] as const).map(
      (type) => ({ type }),
    ),
    holds: {
      'what it has taken off it remembers until it sees that, or forgets': (way) =>
        !hasReleased(way.state) || times(since(way, 'FORGET', 'ENDED'), 'RELEASED') > 0,
      'nothing is awaited for ever: it is seen, expires, or is forgotten': (way) =>
        !isAwaited(way.state) || ['CREATED', 'DELETED', 'SEEN'].includes(lastOf(way) ?? ''),
      'a restart forgets everything': (way) => lastOf(way) !== 'FORGET' || remembersNothing(way.state),
    },
  }),
  walk({
    chart: ownStatus,
    events: (['WROTE', 'ENDED', 'SEEN', 'FORGET'] as const).map((type) => ({ type })),
    holds: {
      'it remembers what it wrote until it sees that, or forgets': (way) =>
        hasSeenItsStatus(way.state) === (times(since(way, 'SEEN', 'FORGET'), 'WROTE', 'ENDED') === 0),
      'it knows the end only after it wrote it': (way) =>
        !wroteTheEnd(way.state) || times(since(way, 'SEEN', 'FORGET'), 'ENDED') > 0,
    },
  }),
  walk({
    chart: jobStatus,
    events: [
      { type: 'WRITE', status: 1 },
      { type: 'WRITE', status: 2 },
    ],
    holds: { 'it is first the empty one': (way) => lastOf(way) !== undefined || isStatus(0)(way.state) },
  }),
  walk({
    chart: seenJobStatus,
    events: [
      { type: 'SEE', as: 'Present', status: 0 },
      { type: 'SEE', as: 'Present', status: 1 },
    ],
    holds: {
      'it is unknown until it is seen': (way) =>
        (seenStatus(way.state) === undefined) === (lastOf(way) === undefined),
    },
  }),
  walk({
    chart: endedPods,
    inputs: [{ most: 2 }],
    events: [{ type: 'END' }],
    holds: { 'each end is counted': (way) => way.state.context.ended === Math.min(2, times(way, 'END')) },
  }),
  walk({
    chart: successOfIndex,
    events: [{ type: 'SUCCEED' }],
    holds: {
      'it is done once a Pod has succeeded': (way) => isDone(way.state) === times(way, 'SUCCEED') > 0,
    },
  }),
];
