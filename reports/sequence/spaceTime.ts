import type { Story } from '../../drivers/observed/explanation/story.ts';
import { writerOf } from './recordedSequence.ts';
import { apiServer, rankOf } from './sequence.ts';

/** An event of a Pod in time and space: when it was seen, and who wrote it where. */
export type TimedEvent = {
  /** seconds since the first event */
  readonly at: number;
  readonly pod: number;
  readonly lane: number;
  readonly line: number;
  readonly says: string;
};

/** What recordings showed of their Pods, on one time line. */
export type SpaceTime = {
  /** unix seconds of the first event */
  readonly begins: number;
  readonly pods: readonly string[];
  /** who writes: the API server, which all tell, comes first; kubelets by their nodes */
  readonly lanes: readonly string[];
  readonly events: readonly TimedEvent[];
};

/** Events with their real times, in the order of these. */
export const spaceTimeOf = (stories: readonly Story[]): SpaceTime => {
  const told = stories.flatMap(({ pod, chapters }) => {
    let node = '';
    return chapters.map(({ time, line, event }) => {
      node = /^it is bound to (\S+)/.exec(event)?.[1] ?? node;
      const writer = writerOf(event);
      const lane = writer === 'kubelet' && node !== '' ? `kubelet of ${node}` : writer;
      return { pod, time, line, lane, says: event };
    });
  });
  const begins = told.reduce((first, { time }) => Math.min(first, time), Number.POSITIVE_INFINITY);
  const pods = [...new Set(told.map(({ pod }) => pod))];
  const lanes = [apiServer, ...[...new Set(told.map(({ lane }) => lane))].sort(byRank)];
  const podAt = new Map(pods.map((pod, at) => [pod, at]));
  const laneAt = new Map(lanes.map((lane, at) => [lane, at]));
  const events = told
    .toSorted((a, b) => a.time - b.time || a.line - b.line)
    .map(({ pod, time, line, lane, says }) => ({
      at: Math.round((time - begins) * 1000) / 1000,
      pod: podAt.get(pod)!,
      lane: laneAt.get(lane)!,
      line,
      says,
    }));
  return { begins: told.length === 0 ? 0 : begins, pods, lanes, events };
};

const byRank = (a: string, b: string): number =>
  rankOf(a.replace(/ of .*/, '')) - rankOf(b.replace(/ of .*/, '')) || (a < b ? -1 : 1);
