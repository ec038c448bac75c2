import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { viewLagSeconds } from './liveNode.ts';

/** How many earlier specs of an object are kept, for observers that lag. */
const pastLimit = 16;

/** An object that is neither a Pod nor a node, as the API shows it, with the specs that it had a little while ago. */
export type LiveObject = {
  readonly resource: string;
  /** when it was first seen, unix seconds by the clock of who watches */
  readonly since: number;
  object: WatchedObject;
  line: number;
  time: number;
  /** oldest first; each with the time that it was superseded, unix seconds */
  past: { readonly spec: unknown; readonly until: number }[];
};

export const liveObject = (
  resource: string,
  object: WatchedObject,
  line: number,
  time: number,
): LiveObject => ({ resource, since: time, object, line, time, past: [] });

export const updateObject = (live: LiveObject, object: WatchedObject, line: number, time: number): void => {
  if (live.resource !== 'events' && !deepEqual(live.object.spec, object.spec)) {
    live.past.push({ spec: live.object.spec, until: time });
    if (live.past.length > pastLimit) live.past.shift();
  }
  live.object = object;
  live.line = line;
  live.time = time;
};

/** The specs that a controller may act by now: the newest first, then those that it may still see. */
export const seenSpecs = ({ object, past }: LiveObject, time: number): readonly unknown[] => [
  object.spec,
  ...past.filter(({ until }) => until >= time - viewLagSeconds).map(({ spec }) => spec),
];

/** All specs that are remembered, the newest first. */
export const rememberedSpecs = ({ object, past }: LiveObject): readonly unknown[] => [
  object.spec,
  ...past.map(({ spec }) => spec),
];
