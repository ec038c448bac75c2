import {
  claimant,
  claims,
  firstClaimant,
  isBound,
  isSeenThere,
  isTerminating,
  seenClaimant,
} from '../../../../models/controllers/charts/claimant.ts';
import {
  attachmentOf,
  isCertain,
  isKnownOtherwise,
  isUnknown,
  knownAttachment,
} from '../../../../models/controllers/charts/knownAttachment.ts';
import { isReported, reportedAttachment } from '../../../../models/controllers/charts/reportedAttachment.ts';
import {
  isAbsent,
  isAttached,
  isDetaching,
  volumeAttachment,
} from '../../../../models/controllers/charts/volumeAttachment.ts';
import { isInUse, isMounted, volumeMount } from '../../../../models/controllers/charts/volumeMount.ts';
import {
  isHeardOf,
  isOutOfService,
  seenHealthOf,
  seenVolumeNode,
  volumeNode,
} from '../../../../models/controllers/charts/volumeNode.ts';
import { isAt, isIdle, volumeOperation } from '../../../../models/controllers/charts/volumeOperation.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** A volume that moves: Pods, kubelets, the storage, and what the attach-detach controller knows. */
export const volumeWalks = [
  ...[claimant, firstClaimant].map((chart) =>
    walk({
      chart,
      events: (['CREATE', 'DELETE', 'REMOVE'] as const).map((type) => ({ type })),
      holds: {
        'it wants the volume from its creation to its removal': (way) => {
          const first = chart === firstClaimant ? 'CREATE' : undefined;
          return claims(way.state) === ((lastOf(way, 'CREATE', 'REMOVE') ?? first) === 'CREATE');
        },
        'it is bound, or being deleted': ({ state }) => !(isBound(state) && isTerminating(state)),
      },
    }),
  ),
  walk({
    chart: seenClaimant,
    events: [{ type: 'SEE', as: 'There' }, { type: 'FORGET' }],
    holds: {
      'it is there if it was last seen so': (way) => isSeenThere(way.state) === (lastOf(way) === 'SEE'),
    },
  }),
  walk({
    chart: volumeNode,
    events: (['CUT', 'HEAL', 'SHUT_DOWN'] as const).map((type) => ({ type })),
    holds: {
      'it is heard of unless it is cut off': (way) =>
        isHeardOf(way.state) === [undefined, 'HEAL'].includes(lastOf(way)),
      'it is switched off for good': (way) => isOutOfService(way.state) === times(way, 'SHUT_DOWN') > 0,
    },
  }),
  walk({
    chart: seenVolumeNode,
    events: (['Ready', 'NotReady', 'OutOfService'] as const).map((as) => ({ type: 'SEE', as }) as const),
    holds: {
      'it is as it was seen last': (way) =>
        seenHealthOf(way.state) === (way.events.at(-1) as { as?: string } | undefined)?.as,
    },
  }),
  walk({
    chart: volumeMount,
    events: (['REPORT', 'MOUNT', 'UNMOUNT', 'UNREPORT'] as const).map((type) => ({ type })),
    holds: {
      'what is mounted was said to be in use before': ({ state }) => !isMounted(state) || isInUse(state),
      'it is in use until that is taken back': (way) =>
        isInUse(way.state) === (lastOf(way, 'REPORT', 'UNREPORT') === 'REPORT'),
    },
  }),
  walk({
    chart: volumeAttachment,
    events: (['CREATE', 'ATTACHED', 'DELETE', 'DETACHED'] as const).map((type) => ({ type })),
    holds: {
      'it is attached until it is to be detached': (way) =>
        isAttached(way.state) === (lastOf(way) === 'ATTACHED'),
      'it is there until the storage has detached': (way) =>
        isAbsent(way.state) === [undefined, 'DETACHED'].includes(lastOf(way)),
      'it is being detached once it is deleted': (way) =>
        isDetaching(way.state) === (lastOf(way) === 'DELETE'),
    },
  }),
  walk({
    chart: reportedAttachment,
    events: [{ type: 'SAY' }, { type: 'TAKE_BACK' }],
    holds: {
      'it says so until that is taken back': (way) => isReported(way.state) === (lastOf(way) === 'SAY'),
    },
  }),
  walk({
    chart: knownAttachment,
    ways: 'shortest',
    events: (
      [
        'ATTACHED',
        'UNCERTAIN',
        'DETACHED',
        'MOUNTED',
        'UNMOUNTED',
        'UNWANTED',
        'WAITED',
        'WANTED',
        'FORGET',
      ] as const
    ).map((type) => ({ type })),
    holds: {
      'nothing is known before it was told, and after it was forgotten': (way) =>
        isUnknown(way.state) === (times(since(way, 'DETACHED', 'FORGET'), 'ATTACHED', 'UNCERTAIN') === 0),
      'it is certain once it was told to be attached': (way) =>
        isCertain(way.state) === (lastOf(way, 'ATTACHED', 'UNCERTAIN', 'DETACHED', 'FORGET') === 'ATTACHED'),
      'it is taken for mounted until the node says otherwise': (way) =>
        isKnownOtherwise(true)(way.state) ===
        (!isUnknown(way.state) &&
          lastOf(since(way, 'DETACHED', 'FORGET'), 'MOUNTED', 'UNMOUNTED') === 'UNMOUNTED'),
      'only what was unwanted before has waited': (way) =>
        attachmentOf(way.state)?.unwanted !== 'for long' || times(since(way, 'WANTED'), 'UNWANTED') > 0,
    },
  }),
  walk({
    chart: volumeOperation,
    events: [
      { type: 'ATTACH', node: 1 },
      { type: 'DETACH', node: 2 },
      { type: 'FORCE', node: 2 },
      { type: 'SAFE' },
      { type: 'DELETED' },
      { type: 'END' },
    ],
    holds: {
      'there is one until it ends': (way) => isIdle(way.state) === [undefined, 'END'].includes(lastOf(way)),
      'nothing is detached of which nobody asked, unless it is forced': (way) =>
        !isAt('Safe', 2)(way.state) || ['SAFE', 'FORCE'].includes(lastOf(way) ?? ''),
      'it knows no node while there is none': ({ state }) => isIdle(state) === (state.context.node === 0),
    },
  }),
];
