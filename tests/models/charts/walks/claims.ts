import {
  adopter,
  adopterSeen,
  isBeingDeleted,
  isGone,
  isPresent,
  seenAdopter,
} from '../../../../models/controllers/charts/adopter.ts';
import {
  claimedPod,
  isClaimed,
  isMissing,
  isOwnedBy,
  isThere,
} from '../../../../models/controllers/charts/claimedPod.ts';
import { claimSeen, isUnknown, seenClaim } from '../../../../models/controllers/charts/seenClaim.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** Owners, Pods that they may claim, and what a controller sees of both. */
export const claimWalks = [
  walk({
    chart: claimedPod,
    ways: 'shortest',
    events: [
      { type: 'CREATE', owner: 0, labels: 1 },
      { type: 'CREATE', owner: 1, labels: 1 },
      { type: 'RELABEL', labels: 2 },
      { type: 'ADOPT', owner: 2 },
      { type: 'RELEASE', owner: 1 },
      { type: 'DELETE' },
    ],
    holds: {
      'it is there, or is missing': ({ state }) => isThere(state) !== isMissing(state),
      'it has labels while it is there': ({ state }) => isThere(state) === state.context.labels > 0,
      'it has one owner at most': ({ state }) => !(isOwnedBy(1)(state) && isOwnedBy(2)(state)),
      'its labels are those that it was last given': (way) =>
        !isClaimed(0, 2)(way.state) || times(since(way, 'CREATE'), 'RELABEL') > 0,
    },
  }),
  walk({
    chart: seenClaim,
    events: [
      { type: 'SEE', as: 'Active', owner: 1, labels: 1 },
      { type: 'SEE', as: 'Active', owner: 0, labels: 2 },
      { type: 'FORGET' },
    ],
    holds: {
      'it is unknown until it is seen, and once it is forgotten': (way) =>
        isUnknown(way.state) === (lastOf(way) === undefined || lastOf(way) === 'FORGET'),
      'it is as it was last seen': (way) =>
        claimSeen(way.state)?.labels === (way.events.at(-1) as { labels?: number } | undefined)?.labels,
    },
  }),
  walk({
    chart: adopter,
    events: (['DELETE', 'RELEASE', 'CREATE'] as const).map((type) => ({ type })),
    holds: {
      'it is gone once it was deleted and released, until it is created again': (way) =>
        isGone(way.state) === times(since(way, 'CREATE'), 'RELEASE') > 0,
      'it is deleted once': (way) =>
        isBeingDeleted(way.state)
          ? times(way, 'DELETE') === 1
          : !isPresent(true)(way.state) || times(way, 'CREATE') === 1,
    },
  }),
  walk({
    chart: seenAdopter,
    events: [
      { type: 'SEE', as: 'Present', again: false },
      { type: 'SEE', as: 'Present', again: true },
      { type: 'SEE', as: 'Deleted' },
      { type: 'FORGET' },
    ],
    holds: {
      'it is as it was last seen': (way) => {
        const last = way.events.at(-1) as { type: string; as?: string; again?: boolean } | undefined;
        const seen = adopterSeen(way.state);
        return last?.type === 'SEE'
          ? seen?.beingDeleted === (last.as === 'Deleted') && seen.again === (last.again ?? false)
          : seen === undefined;
      },
    },
  }),
];
