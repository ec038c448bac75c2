import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import { seen } from '../../../checker/system/parts.ts';
import type { Identified } from '../../../checker/system/system.ts';
import type { JobStatus } from '../../../spec/api/objects/batch.ts';
import { controllerProcess, isWorking } from '../charts/controllerProcess.ts';
import { endedPods } from '../charts/endedPods.ts';
import { jobPod } from '../charts/jobPod.ts';
import { jobStatus, seenJobStatus, seenStatus } from '../charts/jobStatus.ts';
import { hasReleased, isAwaited, ownJobWrite, remembersNothing } from '../charts/ownJobWrite.ts';
import { hasSeenItsStatus, ownStatus, wroteTheEnd } from '../charts/ownStatus.ts';
import { isIdle, pass } from '../charts/pass.ts';
import { phaseSeen, seenJobPod } from '../charts/seenJobPod.ts';
import { successOfIndex } from '../charts/successOfIndex.ts';
import { type JobStatuses, jobStatuses } from '../decisions/jobStatuses.ts';
import { decidedJob, type JobWrite, jobWrites, textOf } from '../decisions/jobWrites.ts';
import { indexOfPlace, type JobPlan, mostCounted } from '../plan/jobPlan.ts';
import { type ControllerParts, seenPlace } from './controllerParts.ts';

/** A place for a Pod of the Job. `index`: the completion index of the Pods in it. */
export type JobPodParts = Identified & {
  readonly index: number | undefined;
  readonly object: Component<typeof jobPod>;
};

/** A Pod of a Job as one controller sees it, and what that remembers of its own writes about it. */
export type SeenJobPodParts = Identified & {
  readonly pod: JobPodParts;
  readonly seen: Component<typeof seenJobPod>;
  readonly own: Component<typeof ownJobWrite>;
};

/** A completion index, and whether a Pod of it has succeeded. */
export type SuccessParts = Identified & {
  readonly index: number;
  readonly success: Component<typeof successOfIndex>;
};

/** A write of the controller, with statuses by their numbers. */
export type NumberedJobWrite = JobWrite<number>;

/** The Job controller, in one process. */
export type JobControllerParts = ControllerParts<SeenJobPodParts> & {
  readonly seen: Component<typeof seenJobStatus>;
  readonly ownStatus: Component<typeof ownStatus>;
  readonly next: Derived<NumberedJobWrite | undefined>;
  /** what the numbers of statuses stand for */
  readonly statuses: readonly JobStatus[];
};

export type JobParts = JobStatuses & {
  readonly pods: readonly JobPodParts[];
  readonly status: Component<typeof jobStatus>;
  readonly ended: Component<typeof endedPods>;
  /** of each completion index of an Indexed Job */
  readonly successes: readonly SuccessParts[];
  readonly controllers: readonly JobControllerParts[];
};

const name = 'Job controller';

export const jobParts = (composer: Composer, plan: JobPlan): JobParts => {
  const known = jobStatuses({ plan: decidedJob(plan), most: mostCounted(plan) });
  const pods = composer.many('pod', jobPod, plan.places).map((object): JobPodParts => {
    const { id, name } = object;
    return { id, name, index: indexOfPlace(plan, id), object };
  });
  const status = composer.one('status', jobStatus);
  const { succeeded, failed } = mostCounted(plan);
  const ended = composer.one('ended Pods', endedPods, { most: succeeded + failed + plan.places });
  const successes = composer
    .many('index', successOfIndex, plan.indexed ? plan.completions : 0)
    .map((success): SuccessParts => ({ id: success.id, name: success.name, index: success.id - 1, success }));
  // a pass may create, release and delete every Pod, and writes the status twice
  const most = 2 * plan.places + 2;
  const controllers = composer
    .groups(name, 1 + plan.budgets.leaders, (id, add) => ({
      process: add('process', controllerProcess),
      pass: add('pass', pass, { most }),
      seen: add('the status as it sees it', seenJobStatus),
      ownStatus: add('its own status', ownStatus),
      pods: pods.map(
        (pod, at): SeenJobPodParts => ({
          ...seenPlace(pod, at, { name, id, of: pods.length }),
          seen: add(`${pod.name} as it sees it`, seenJobPod),
          own: add(`its own write about ${pod.name}`, ownJobWrite),
        }),
      ),
    }))
    .map((parts) => ({ ...parts, memory: [parts.ownStatus], statuses: known.statuses }))
    .map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  return { ...known, pods, status, ended, successes, controllers };
};

/** What the controller writes next: what the specification decides about all that it has seen. */
const nextWrite = (
  controller: Omit<JobControllerParts, 'next'>,
  plan: JobPlan,
): Derived<NumberedJobWrite | undefined> => {
  const ask = jobWrites(decidedJob(plan));
  const { statuses } = controller;
  const numbers = new Map(statuses.map((status, number) => [textOf(status), number]));
  return derived(
    {
      process: seen(controller.process, isWorking),
      pass: seen(controller.pass, ({ context }) => context.done),
      seen: seen(controller.seen, (state) => seenStatus(state) ?? -1),
      ownStatus: seen(controller.ownStatus, ({ value }) => value),
      pods: controller.pods.map((pod) => ({
        seen: seen(pod.seen, ({ value }) => value),
        own: seen(pod.own, ({ value }) => value),
      })),
    },
    (states): NumberedJobWrite | undefined => {
      const status = statuses[seenStatus(states.seen) ?? -1];
      if (status === undefined || !isWorking(states.process)) return undefined;
      // in a pass what it has written since is still to be done: all was decided before
      const begins = isIdle(states.pass);
      const writes = ask({
        status,
        pods: states.pods.flatMap(({ seen, own }, at) => {
          const phase = phaseSeen(seen);
          return phase === undefined ? [] : [{ place: at + 1, phase, released: begins && hasReleased(own) }];
        }),
        expects: begins && states.pods.some(({ own }) => isAwaited(own)),
        behind:
          begins &&
          !(hasSeenItsStatus(states.ownStatus) && states.pods.every(({ own }) => remembersNothing(own))),
        finished: begins && wroteTheEnd(states.ownStatus),
      });
      const write = writes[states.pass.context.done];
      if (write?.kind !== 'updateStatus') return write;
      const [from = -1, to = -1] = [write.from, write.to].map((each) => numbers.get(textOf(each)));
      return { kind: 'updateStatus', from, to };
    },
  );
};
