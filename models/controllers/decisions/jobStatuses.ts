import type { JobStatus } from '../../../spec/api/objects/batch.ts';
import { type JobPodPhase, jobPodPhases } from '../charts/jobPod.ts';
import { type DecidedJob, essential, jobWrites, type SeenPodOfJob, textOf } from './jobWrites.ts';
import { askedOnce } from './seenObjects.ts';

/** The statuses that a Job may have, and which are written over which, by their numbers. The first is the empty one. */
export type JobStatuses = {
  readonly statuses: readonly JobStatus[];
  readonly steps: readonly { readonly from: number; readonly to: number }[];
};

/** Whatever the controller may have seen of the Pods of a Job. */
const views = ({ places }: DecidedJob): readonly (readonly SeenPodOfJob[])[] =>
  Array.from({ length: places }, (_, at) => at + 1).reduce<readonly (readonly SeenPodOfJob[])[]>(
    (sofar, place) =>
      sofar.flatMap((pods) => [pods, ...jobPodPhases.map((phase) => [...pods, seen(place, phase)])]),
    [[]],
  );

const seen = (place: number, phase: JobPodPhase): SeenPodOfJob => ({ place, phase, released: false });

/** Pods that a status speaks of. */
const counted = ({ succeeded = 0, failed = 0, uncountedTerminatedPods }: JobStatus) => ({
  succeeded: succeeded + (uncountedTerminatedPods?.succeeded?.length ?? 0),
  failed: failed + (uncountedTerminatedPods?.failed?.length ?? 0),
});

/** The API server takes no status that notes a Pod down as succeeded and as failed. */
const isValid = ({ uncountedTerminatedPods }: JobStatus): boolean => {
  const { succeeded = [], failed = [] } = uncountedTerminatedPods ?? {};
  return !succeeded.some((uid) => failed.includes(uid));
};

/** A Job, and how many Pods of it may come to be counted. */
export type JobBounds = {
  readonly plan: DecidedJob;
  readonly most: { readonly succeeded: number; readonly failed: number };
};

/**
 * Every status that the Job may have: whatever its controller writes about Pods that it may have seen in any way, from one
 * status to the next, as long as no more Pods than `most` are counted.
 */
export const jobStatuses = askedOnce(({ plan, most }: JobBounds): JobStatuses => {
  const ask = jobWrites(plan);
  const seen = views(plan);
  const statuses = [essential({})];
  const numbers = new Map(statuses.map((status, number) => [textOf(status), number]));
  const numberOf = (status: JobStatus): number => {
    const text = textOf(status);
    const number = numbers.get(text) ?? statuses.push(status) - 1;
    numbers.set(text, number);
    return number;
  };
  const mayBe = (status: JobStatus): boolean => {
    const { succeeded, failed } = counted(status);
    return succeeded <= most.succeeded && failed <= most.failed && isValid(status);
  };
  const steps = new Map<string, { readonly from: number; readonly to: number }>();
  for (const status of statuses) {
    for (const pods of seen) {
      for (const expects of [false, true]) {
        for (const write of ask({ status, pods, expects, behind: false, finished: false })) {
          if (write.kind !== 'updateStatus' || !mayBe(write.from) || !mayBe(write.to)) continue;
          const step = { from: numberOf(write.from), to: numberOf(write.to) };
          steps.set(`${step.from} ${step.to}`, step);
        }
      }
    }
  }
  return { statuses, steps: [...steps.values()] };
});

/** A status in words. */
export const statusInWords = ({ succeeded, failed, completedIndexes, ...status }: JobStatus): string => {
  const { succeeded: won = [], failed: lost = [] } = status.uncountedTerminatedPods ?? {};
  return [
    `${succeeded} succeeded`,
    `${failed} failed`,
    ...(completedIndexes ? [`indexes ${completedIndexes} completed`] : []),
    ...(won.length > 0 ? [`${won.join(' and ')} to be counted as succeeded`] : []),
    ...(lost.length > 0 ? [`${lost.join(' and ')} to be counted as failed`] : []),
    ...(status.conditions ?? []).map(({ type }) => type),
  ].join(', ');
};
