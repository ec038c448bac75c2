import { all, type Guard, not, together } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { isInPhase, isNone, type JobPodPhase, jobPodPhases } from '../charts/jobPod.ts';
import { isStatus, seenStatus } from '../charts/jobStatus.ts';
import { remembersNothing } from '../charts/ownJobWrite.ts';
import { isUnheardOf, wasSeenAs } from '../charts/seenJobPod.ts';
import { statusInWords } from '../decisions/jobStatuses.ts';
import { podName } from '../decisions/seenObjects.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type {
  JobControllerParts,
  JobParts,
  JobPodParts,
  NumberedJobWrite,
  SeenJobPodParts,
} from '../parts/jobParts.ts';
import type { ControllerRules } from './controllerRules.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule, writeRules } from './passes.ts';
import { processRules } from './processes.ts';
import { type Watching, watch } from './watching.ts';

const by = 'Job controller';

/**
 * The Job controller: it counts each Pod in three writes, between any two of which it may crash: the Pod is noted down in the
 * status, its finalizer is taken off, and it moves from the note into the counts. A status is written only over the one that
 * the controller has seen.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const jobControllerRules = (
  composer: ControllersComposer,
  parts: JobParts,
  budgets: BudgetParts,
): ControllerRules & { readonly changeable: JobWriteRules } => {
  const { pods, status, controllers } = parts;
  // a watch brings its news in the end, though passes come between again and again
  const watching = composer.actor(by, () => [watchJobPods(composer, parts), watchStatus(composer, parts)], {
    fair: 'strong',
  });
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about: controllers.flatMap((controller) => controller.pods.map((pod) => ({ ...pod, controller }))),
    writes: {
      createsPod: {
        rule: 'creates a Pod',
        is: (write, { pod }) => write.kind === 'createPod' && write.index === pod.index,
        // which free place it is makes no difference: it is the first
        when: ({ pod }) => [
          isFree(pod, parts),
          ...pods.flatMap((earlier) =>
            earlier.id < pod.id && earlier.index === pod.index ? [not(isFree(earlier, parts))] : [],
          ),
        ],
        inApi: ({ pod }) => [pod.object.send({ type: 'CREATE' })],
        remembers: ({ own }) => [own.send({ type: 'CREATED' })],
        facts: { action: 'creation of a replica' },
      },
      deletesPod: {
        rule: 'deletes a Pod',
        is: (write, { pod }) => write.kind === 'deletePod' && !write.awaited && write.place === pod.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
      },
      deletesSurplusPod: {
        rule: 'deletes a Pod that is too many',
        is: (write, { pod }) => write.kind === 'deletePod' && write.awaited && write.place === pod.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
        remembers: ({ own }) => [own.tell({ type: 'DELETED' })],
      },
      releasesPod: {
        rule: 'takes the finalizer off a Pod',
        is: (write, { pod }) => write.kind === 'removeFinalizer' && write.place === pod.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'RELEASE' })],
        remembers: ({ own }) => [own.tell({ type: 'RELEASED' })],
        facts: { action: 'removal of a finalizer' },
      },
    } satisfies { readonly [key: string]: WriteRule<PodSubject, NumberedJobWrite> },
  });
  const statusWrites = {
    writesStatus: {
      rule: 'writes the status of the Job',
      is: (write, { from, to }) => write.kind === 'updateStatus' && write.from === from && write.to === to,
      accepted: ({ from }) => [status.is(isStatus(from))],
      inApi: ({ to }) => [status.send({ type: 'WRITE', status: to })],
      remembers: ({ controller, ends }) => [controller.ownStatus.tell({ type: ends ? 'ENDED' : 'WROTE' })],
    },
  } satisfies { readonly [key: string]: WriteRule<StatusSubject, NumberedJobWrite> };
  const ofStatus = writeRules<NumberedJobWrite, StatusSubject, typeof statusWrites>(composer, budgets, {
    by,
    about: statusSubjects(parts),
    writes: statusWrites,
  });
  composer.actor(by, () => {
    // it goes on with its pass, as it does after a creation that is refused
    composer.rule('is refused one Pod more than there may be', [controllers], ({ pass, next }) => ({
      when: [
        next.is((write) => write?.kind === 'createPod'),
        ...pods.map((pod) =>
          not(
            all(
              isFree(pod, parts),
              next.is((write) => write?.kind === 'createPod' && write.index === pod.index),
            ),
          ),
        ),
      ],
      then: [pass.send({ type: 'WROTE' })],
    }));
  });
  return {
    sees: watching.flatMap(({ sees }) => sees),
    lists: [...watching.flatMap(({ lists }) => lists), hasListed],
    endsPass,
    changeable: { ...writes, ...ofStatus },
  };
};

/** The writes of the Job controller. */
export type JobWriteRules = {
  readonly [K in 'createsPod' | 'deletesPod' | 'deletesSurplusPod' | 'releasesPod']: RuleHandle<[PodSubject]>;
} & { readonly writesStatus: RuleHandle<[StatusSubject]> };

type PodSubject = SeenJobPodParts & { readonly controller: JobControllerParts };

/** A status that a controller may write over another. */
type StatusSubject = Identified & {
  readonly controller: JobControllerParts;
  readonly from: number;
  readonly to: number;
  /** the Job is then finished */
  readonly ends: boolean;
};

const statusSubjects = ({ controllers, statuses, steps }: JobParts): readonly StatusSubject[] =>
  controllers.flatMap((controller, at) =>
    steps.map(({ from, to }, step) => ({
      id: at * steps.length + step + 1,
      name: statusInWords(statuses[to]!),
      controller,
      from,
      to,
      ends: (statuses[to]!.conditions ?? []).some(({ type }) => type === 'Complete' || type === 'Failed'),
    })),
  );

/** UIDs are never given out again: a place is free once no status that is known notes down the Pod that was there. */
const isFree = ({ object, id }: JobPodParts, { controllers, status, statuses }: JobParts): Guard => {
  const notes = (number = 0): boolean => {
    const { succeeded = [], failed = [] } = statuses[number]?.uncountedTerminatedPods ?? {};
    return [...succeeded, ...failed].includes(podName(id));
  };
  return all(
    object.is(isNone),
    status.isNot(({ context }) => notes(context.status)),
    ...controllers.map((controller) => {
      const { seen, own } = controller.pods[id - 1]!;
      return together(
        { seen, own, status: controller.seen },
        (it) => isUnheardOf(it.seen) && remembersNothing(it.own) && !notes(seenStatus(it.status)),
      );
    }),
  );
};

/** How a controller sees the Pods of its Job. */
const watchJobPods = (composer: ControllersComposer, { controllers }: JobParts): Watching =>
  watch(
    composer,
    controllers.flatMap((controller) => controller.pods.map((pod): PodSubject => ({ ...pod, controller }))),
    ({ seen }) => seen,
    ({ controller }) => controller,
    (verb) => ({
      gone: {
        rule: `${verb} that the Pod is gone, or no longer matters`,
        as: 'Unseen',
        when: ({ pod, seen, own }) => [
          pod.object.is(isNone),
          together({ seen, own }, (it) => !isUnheardOf(it.seen) || !remembersNothing(it.own)),
        ],
        also: ({ own }) => [own.tell({ type: 'ENDED' })],
      },
      ...Object.fromEntries(
        jobPodPhases.map((phase) => [
          phase,
          {
            rule: `${verb} the Pod ${phase}`,
            as: phase,
            when: ({ pod, seen }: PodSubject) => [
              pod.object.is(isInPhase(phase)),
              seen.isNot(wasSeenAs(phase)),
            ],
            also: ({ own }: PodSubject) => [own.tell({ type: isOver(phase) ? 'ENDED' : 'SEEN' })],
          },
        ]),
      ),
    }),
  );

/** What a controller that deleted the Pod waits to see. */
const isOver = (phase: JobPodPhase): boolean => phase !== 'Active' && phase !== 'Untracked';

/** How a controller sees the status of its Job. */
const watchStatus = (composer: ControllersComposer, { controllers, status, statuses }: JobParts): Watching =>
  watch(
    composer,
    controllers.flatMap((controller, at) =>
      statuses.map((each, number) => ({
        id: at * statuses.length + number + 1,
        name: statusInWords(each),
        controller,
        number,
      })),
    ),
    ({ controller }) => controller.seen,
    ({ controller }) => controller,
    (verb) => ({
      status: {
        rule: `${verb} the status of the Job`,
        as: 'Present',
        details: ({ number }) => ({ status: number }),
        when: ({ controller: { seen }, number }) => [
          status.is(isStatus(number)),
          seen.isNot((state) => seenStatus(state) === number),
        ],
        also: ({ controller: { ownStatus } }) => [ownStatus.tell({ type: 'SEEN' })],
      },
    }),
  );
