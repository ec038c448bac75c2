import { decodeBody } from './decode/body.ts';
import { setCronJobDefaults, setJobDefaults } from './defaults/job.ts';
import { atLeastOneSecond } from './defaults/legacy.ts';
import { setPodDefaults } from './defaults/pod.ts';
import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setReplicaSetDefaults,
  setStatefulSetDefaults,
} from './defaults/workloads.ts';
import { dropEmptyCollections } from './emptyCollections.ts';
import { type KubernetesVersion, kubernetes136 } from './kubernetesVersion.ts';
import type { ApiObject } from './objects/apiObject.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from './objects/apps.ts';
import type { CronJob, Job } from './objects/batch.ts';
import type { Pod } from './objects/core.ts';
import type { Draft } from './objects/draft.ts';
import type { ObjectMeta } from './objects/meta.ts';
import { prepareForCreate } from './prepare/create.ts';
import { settleManagedFields } from './prepare/managedFields.ts';
import { mergeOwnerReferences, repeatedOwnersWarning } from './prepare/ownerReferences.ts';
import { legacyAnnotationProblem } from './prepare/workloads.ts';
import { type ResourceName, resourceType } from './resourceTypes.ts';
import { validateCreate } from './validation/create.ts';
import type { FieldError } from './validation/fieldError.ts';
import { warningsOnCreate } from './warnings/create.ts';

/** An error of an earlier stage than validation. */
export type RequestError = {
  readonly type: 'Decode' | 'Strict' | 'BadRequest' | 'Conflict';
  readonly field: string;
  readonly detail: string;
};

/** Why the API server refuses a request. */
export type Refusal = {
  readonly valid: false;
  readonly stage: 'decode' | 'strict' | 'name' | 'namespace' | 'conflict' | 'validate';
  readonly errors: readonly (FieldError | RequestError)[];
  /** what the server says to a body that it cannot read */
  readonly message?: string;
};

/** What the API server says to a request: the object that it would store, or why it refuses. */
export type Verdict<T = ApiObject> = { readonly valid: true; readonly object: T } | Refusal;

/** What it warns of though it does what is asked: texts in the server's order. */
export type Warnings = {
  /** what is odd about the object; the server tells a text once, even if it is here twice */
  readonly warnings: readonly string[];
  /** what is odd about the request, told before those */
  readonly requestWarnings: readonly string[];
};

/** The answer to a creation. */
export type Creation = ({ readonly valid: true; readonly object: ApiObject } & Warnings) | Refusal;

/** Fills in the defaults of a decoded object that the caller owns. */
export const setDefaults = (resource: ResourceName, object: ApiObject): void => {
  defaults[resource](object as never);
};

const defaults: Readonly<Record<ResourceName, (object: never) => void>> = {
  pods: (pod: Pod) => setPodDefaults(pod),
  replicasets: (replicaSet: ReplicaSet) => setReplicaSetDefaults(replicaSet),
  deployments: (deployment: Deployment) => setDeploymentDefaults(deployment),
  statefulsets: (statefulSet: StatefulSet) => setStatefulSetDefaults(statefulSet),
  daemonsets: (daemonSet: DaemonSet) => setDaemonSetDefaults(daemonSet),
  jobs: (job: Job) => setJobDefaults(job),
  cronjobs: (cronJob: CronJob) => setCronJobDefaults(cronJob),
};

/** A refusal at a stage, with the errors that caused it. */
export const refuse = (
  stage: Exclude<Refusal['stage'], 'validate'>,
  errors: readonly RequestError[],
  message?: string,
): Refusal => ({ valid: false, stage, errors, ...(message === undefined ? {} : { message }) });

/** A request body as a defaulted object, or the refusal. */
export const decodeAndDefault = (resource: ResourceName, body: string): Verdict<Draft<ApiObject>> => {
  const type = resourceType(resource);
  const decoded = decodeBody(body, type);
  if (decoded.stage === 'decode') {
    return refuse('decode', [{ type: 'Decode', field: '', detail: decoded.detail }], decoded.message);
  }
  const object = decoded.object as Draft<ApiObject>;
  const problem = legacyAnnotationProblem(type.kind, object.metadata?.annotations);
  if (problem !== undefined) return refuse('decode', [{ type: 'Decode', field: '', detail: problem }]);
  if (decoded.stage === 'strict') {
    return refuse(
      'strict',
      decoded.errors.map((error) => ({ type: 'Strict', ...error })),
      decoded.message,
    );
  }
  setDefaults(resource, object as ApiObject);
  return { valid: true, object };
};

/** The part of a generated name that is not random. */
const maxGeneratedBase = 58;

/** The name that the server makes of `metadata.generateName` and a random suffix. */
export const generatedName = (generateName: string, suffix: string): string =>
  generateName.slice(0, maxGeneratedBase) + suffix;

export type CreateRequest = {
  readonly resource: ResourceName;
  /** the body of the request: JSON text */
  readonly body: string;
  /** the namespace in the request's path; undefined: the object's own, else `default` */
  readonly namespace?: string;
  /** what the server would choose at random */
  readonly uid: string;
  readonly nameSuffix: string;
};

/**
 * Gives an object what creation gives it: namespace, name, UID; and takes from it what only the server says.
 * Refused if it says another namespace than the request.
 */
export const identify = (object: Draft<ApiObject>, request: CreateRequest): Verdict => {
  const metadata: Draft<NonNullable<ApiObject['metadata']>> = { ...object.metadata };
  const namespace = request.namespace ?? (metadata.namespace || 'default');
  if (metadata.namespace && metadata.namespace !== namespace) {
    const detail = 'the namespace of the provided object does not match the namespace sent on the request';
    return refuse('namespace', [{ type: 'BadRequest', field: 'metadata.namespace', detail }]);
  }
  metadata.namespace = namespace;
  metadata.uid = request.uid;
  for (const field of [
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'selfLink',
  ] as const) {
    delete metadata[field];
  }
  if (metadata.generateName && !metadata.name) {
    metadata.name = generatedName(metadata.generateName, request.nameSuffix);
  }
  object.metadata = metadata;
  return { valid: true, object: object as ApiObject };
};

/**
 * What the API server answers to the creation of an object, admission aside: decodes, defaults, prepares and
 * validates it.
 */
export const create = (request: CreateRequest, version: KubernetesVersion = kubernetes136): Creation => {
  const decoded = decodeAndDefault(request.resource, request.body);
  if (!decoded.valid) return decoded;
  const identified = identify(decoded.object, request);
  if (!identified.valid) return identified;
  const { object } = identified;
  const requestWarnings = settleMetadata(object);
  const prepared = prepareForCreate(request.resource, object as Draft<ApiObject>, version);
  const errors = validateCreate(request.resource, object, version);
  if (errors.length > 0) return { valid: false, stage: 'validate', errors };
  const warnings = [...prepared, ...warningsOnCreate(request.resource, object)];
  return { valid: true, object: stored(request.resource, object), warnings, requestWarnings };
};

/** What happens to owners and managed fields before anything is judged; gives what the server warns of. */
export const settleMetadata = ({ metadata }: ApiObject, old?: ObjectMeta): readonly string[] => {
  if (metadata === undefined) return [];
  settleManagedFields(metadata, old);
  const repeated = mergeOwnerReferences(metadata);
  return repeated.length === 0 ? [] : [repeatedOwnersWarning(repeated)];
};

/**
 * The object as it is read back: empty lists and maps are gone, and reading defaults it once more (which matters
 * for Jobs: labels that creation gave to the template become the Job's). A negative grace period reads as 1.
 */
export const stored = (resource: ResourceName, object: ApiObject): ApiObject => {
  dropEmptyCollections(resourceType(resource).shape, object as Record<string, unknown>);
  if (resource === 'jobs') setJobDefaults(object as Job);
  const { spec } = object as Pod;
  if (resource === 'pods' && spec) atLeastOneSecond(spec);
  return object;
};
