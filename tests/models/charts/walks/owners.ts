import { collectorGraph, hasTask, missed } from '../../../../models/controllers/charts/collectorGraph.ts';
import {
  dependent,
  formOfDependent,
  isOwned,
  isTerminating,
  laterDependent,
} from '../../../../models/controllers/charts/dependent.ts';
import { formOfOwner, leftOrphans, owner } from '../../../../models/controllers/charts/owner.ts';
import { lastOf, since, times, walk } from '../walk.ts';

const ofOwner = { queue: 'toDelete', uid: 'owner' } as const;
const ofPod = { queue: 'toDelete', uid: 'pod-1' } as const;

/** Owners, their dependents, and what the garbage collector remembers of both. */
export const ownerWalks = [
  walk({
    chart: owner,
    events: (['FOREGROUND', 'ORPHAN', 'BACKGROUND', 'RELEASE'] as const).map((type) => ({ type })),
    holds: {
      'it is there until it is deleted in the background, or released': (way) =>
        (formOfOwner(way.state) === undefined) === times(way, 'BACKGROUND', 'RELEASE') > 0,
      'it leaves orphans only where that was asked for': (way) =>
        leftOrphans(way.state) === (times(way, 'ORPHAN') > 0 && times(way, 'RELEASE') > 0),
    },
  }),
  walk({
    chart: dependent,
    events: (['DELETE', 'RELEASE', 'REMOVE'] as const).map((type) => ({ type })),
    holds: {
      'it names its owner until it is taken off or removed': (way) =>
        isOwned(way.state) === (times(way, 'RELEASE', 'REMOVE') === 0),
      'it is being deleted until it is removed': (way) =>
        isTerminating(way.state) === (times(way, 'DELETE') > 0 && times(way, 'REMOVE') === 0),
    },
  }),
  walk({
    chart: laterDependent,
    events: (['CREATE', 'DELETE', 'RELEASE', 'REMOVE'] as const).map((type) => ({ type })),
    holds: {
      'it is there from its creation to its removal': (way) =>
        (formOfDependent(way.state) !== undefined) ===
        (times(way, 'CREATE') > 0 && times(way, 'REMOVE') === 0),
    },
  }),
  walk({
    chart: collectorGraph,
    ways: 'shortest',
    events: [
      { type: 'SEE', key: 'owner', as: 'Present' },
      { type: 'SEE', key: 'owner', as: 'Foreground' },
      { type: 'SEE', key: 'owner', as: 'Gone' },
      { type: 'SEE', key: 1, as: 'Owned' },
      { type: 'SEE', key: 1, as: 'Gone' },
      { type: 'WORK', ...ofOwner, live: { owner: 'Foreground', dependents: {} } },
      { type: 'WORK', ...ofOwner, live: { owner: undefined, dependents: {} } },
      { type: 'WORK', ...ofPod, live: { owner: undefined, dependents: { 1: 'Owned' } } },
      { type: 'FORGET' },
    ],
    holds: {
      'it has missed nothing that it saw last': (way) => {
        const last = way.events.findLast((event) => event.type === 'SEE') as
          | { key: 'owner' | 1; as: 'Owned' | 'Present' }
          | undefined;
        const forgotten = times(since(way, 'SEE'), 'FORGET') > 0;
        return last === undefined || forgotten || !missed(last.key, last.as)(way.state);
      },
      'it looks at an owner that it has not seen, and at one that waits, as soon as it hears of it': (
        way,
      ) => {
        const last = way.events.at(-1) as { key?: unknown; as?: string } | undefined;
        return lastOf(way) !== 'SEE' || last?.as !== 'Foreground' || hasTask(ofOwner)(way.state);
      },
      'what it forgets is in no queue': (way) =>
        lastOf(way) !== 'FORGET' || !(hasTask(ofOwner)(way.state) || hasTask(ofPod)(way.state)),
    },
  }),
];
