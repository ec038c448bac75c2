import { z } from 'zod';
import { byText } from '../spec/api/byText.ts';
import type { JsonObject } from '../spec/api/decode/jsonObject.ts';
import { setCronJobDefaults, setJobDefaults } from '../spec/api/defaults/job.ts';
import { setPodDefaults } from '../spec/api/defaults/pod.ts';
import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setReplicaSetDefaults,
  setStatefulSetDefaults,
} from '../spec/api/defaults/workloads.ts';
import type { ApiObject } from '../spec/api/objects/apiObject.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../spec/api/objects/apps.ts';
import type { CronJob, Job } from '../spec/api/objects/batch.ts';
import type { Pod } from '../spec/api/objects/core.ts';
import type { TypeName } from '../spec/api/schema/typeNames.ts';
import type { ApiError, ApiReason } from '../spec/controllers/common/apiCalls.ts';
import type { LiveOwner } from '../spec/controllers/common/controllerRefManager.ts';
import type { SyncError } from '../spec/controllers/common/syncError.ts';
import { decoded } from './request.ts';

export const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const recordOf = <T>(item: z.ZodType<T>) =>
  z
    .record(z.string(), item)
    .nullish()
    .transform((items): ReadonlyMap<string, T> => new Map(Object.entries(items ?? {})));

/** An object of one of the API's types, with its defaults. */
const defaulted = <T extends object>(type: TypeName, setDefaults: (object: T) => void) =>
  decoded<T>(type).transform((object) => {
    setDefaults(object);
    return object;
  });

export const defaultedPod = defaulted<Pod>('core.Pod', setPodDefaults);
export const defaultedReplicaSet = defaulted<ReplicaSet>('apps.ReplicaSet', setReplicaSetDefaults);
export const defaultedDeployment = defaulted<Deployment>('apps.Deployment', setDeploymentDefaults);
export const defaultedStatefulSet = defaulted<StatefulSet>('apps.StatefulSet', setStatefulSetDefaults);
export const defaultedDaemonSet = defaulted<DaemonSet>('apps.DaemonSet', setDaemonSetDefaults);
export const defaultedJob = defaulted<Job>('batch.Job', setJobDefaults);
export const defaultedCronJob = defaulted<CronJob>('batch.CronJob', setCronJobDefaults);

/** Words for the API server's errors. */
export const errorWord = z.enum([
  'quota',
  'forbidden',
  'notFound',
  'conflict',
  'alreadyExists',
  'invalid',
  'timeout',
  'internal',
  'namespaceTerminating',
  'tooManyRequests',
]);

export type ErrorWord = z.infer<typeof errorWord>;

/** An error word, or "" where the write succeeds. */
export const errorWordOrNone = errorWord.or(z.literal(''));

const reasons: Readonly<Record<ErrorWord, ApiReason>> = {
  quota: 'Forbidden',
  forbidden: 'Forbidden',
  notFound: 'NotFound',
  conflict: 'Conflict',
  alreadyExists: 'AlreadyExists',
  invalid: 'Invalid',
  timeout: 'Timeout',
  internal: 'InternalError',
  namespaceTerminating: 'Forbidden',
  tooManyRequests: 'TooManyRequests',
};

const messages: Readonly<Record<ErrorWord, (what: string, plural: string) => string>> = {
  quota: (what, plural) =>
    `${what} is forbidden: exceeded quota: q, requested: ${plural}=1, used: ${plural}=3, limited: ${plural}=3`,
  forbidden: (what) => `${what} is forbidden: denied`,
  notFound: (what) => `${what} not found`,
  conflict: (what) => `Operation cannot be fulfilled on ${what}: the object has been modified`,
  alreadyExists: (what) => `${what} already exists`,
  invalid: () => 'X "" is invalid: metadata.uid: Invalid value: "u": must match',
  timeout: () => 'Timeout: timed out',
  internal: () => 'Internal error occurred: boom',
  namespaceTerminating: (what) =>
    `${what} is forbidden: unable to create new content in namespace n because it is being terminated`,
  tooManyRequests: () => 'too many requests',
};

/** The API server's error for a word, about an object; a created Pod has no name yet. */
export const apiErrorOf = (
  word: ErrorWord | '' | undefined,
  resource: string,
  name = '',
): ApiError | undefined => {
  if (!word) return undefined;
  const what = name === '' ? resource : `${resource} "${name}"`;
  const error = { reason: reasons[word], message: messages[word](what, resource.split('.')[0] ?? resource) };
  return word === 'namespaceTerminating' ? { ...error, namespaceTerminating: true } : error;
};

/** Words for what an uncached read of the owner gives; "" the same object as in the cache. */
export const liveWord = z.enum(['', 'deleting', 'gone', 'otherUID']).default('');

export const liveOwnerOf = (
  word: z.infer<typeof liveWord>,
  { metadata }: ApiObject,
  resource: string,
): LiveOwner => {
  const { uid = '', name = '', deletionTimestamp } = metadata ?? {};
  switch (word) {
    case '':
      return deletionTimestamp ? { found: true, uid, deletionTimestamp } : { found: true, uid };
    case 'deleting':
      return { found: true, uid, deletionTimestamp: deletionTimestamp ?? '2023-11-14T22:13:20Z' };
    case 'otherUID':
      return { found: true, uid: `${uid}-other` };
    case 'gone':
      return { found: false, error: { reason: 'NotFound', message: `${resource} "${name}" not found` } };
  }
};

const reasonWords: Readonly<Partial<Record<SyncError['reason'], string>>> = {
  NamespaceTerminating: 'namespaceTerminating',
  CannotAdopt: 'cantAdopt',
  Other: 'other',
};

/** The classes of the errors of a pass, each once, sorted. */
export const errorClasses = (errors: readonly SyncError[]): string =>
  [...new Set(errors.map(({ reason }) => reasonWords[reason] ?? reason))].toSorted().join(',');

type Condition = {
  readonly type: string;
  readonly status: string;
  readonly lastTransitionTime?: string;
  readonly lastUpdateTime?: string;
};

/**
 * Conditions sorted by type; of their times only whether this pass has set them. `before`: the conditions as they were, of
 * which a pass keeps those that it does not change.
 */
export const conditionAnswers = (
  conditions: readonly Condition[],
  before: readonly Condition[] | undefined,
  now: string,
): readonly JsonObject[] =>
  conditions
    .map((each) => {
      const { lastTransitionTime, lastUpdateTime, ...condition } = each;
      const earlier = before?.find(({ type }) => type === each.type);
      if (earlier === each) return condition;
      const isTransition = lastTransitionTime === now && earlier?.status !== each.status;
      return {
        ...condition,
        ...(lastUpdateTime === now ? { updated: true } : {}),
        ...(isTransition ? { transitioned: true } : {}),
      };
    })
    .toSorted((a, b) => byText(a.type, b.type));
