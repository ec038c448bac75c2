import {
  decodeAndDefault,
  type Refusal,
  refuse,
  setDefaults,
  settleMetadata,
  stored,
  type Warnings,
} from './create.ts';
import { sameInteger } from './decode/exactInteger.ts';
import { decodeObject } from './decode/object.ts';
import { type KubernetesVersion, kubernetes136 } from './kubernetesVersion.ts';
import type { ApiObject } from './objects/apiObject.ts';
import type { Pod } from './objects/core.ts';
import type { Draft } from './objects/draft.ts';
import type { ObjectMeta } from './objects/meta.ts';
import { type PodSubresource, preparePodUpdate, prepareWorkloadUpdate } from './prepare/update.ts';
import { type ResourceName, resourceType } from './resourceTypes.ts';
import { semanticEqual } from './semanticEqual.ts';
import type { FieldError, FieldErrors } from './validation/fieldError.ts';
import { checkCommonObjectMeta, checkCommonObjectMetaUpdate } from './validation/metadata.ts';
import type { Problems } from './validation/names.ts';
import { Path } from './validation/path.ts';
import { podValidationOptions } from './validation/podOptions.ts';
import { checkEphemeralContainersUpdate, checkPodUpdate } from './validation/update/pod.ts';
import { checkPodResize } from './validation/update/podResize.ts';
import { checkPodStatusUpdate } from './validation/update/podStatus.ts';
import { validateWorkloadUpdate } from './validation/update/workloads.ts';
import { warningsOnPodUpdate, warningsOnWorkloadUpdate } from './warnings/update.ts';

export type UpdateRequest = {
  readonly resource: ResourceName;
  /** the stored object, as it would be read */
  readonly old: unknown;
  /** the body of the request: JSON text */
  readonly body: string;
  /** what of a Pod is updated; other resources have '' */
  readonly subresource: PodSubresource;
};

/** The answer to an update; `changed`: whether anything is stored. */
export type Update =
  | ({
      readonly valid: true;
      readonly object: ApiObject;
      readonly changed: boolean;
      readonly generationChanged: boolean;
    } & Warnings)
  | Refusal;

/** The stored object; reading it fills in what is missing of its defaults. */
const readStored = (resource: ResourceName, value: unknown): ApiObject => {
  const object = stored(resource, decodeObject(resourceType(resource).shape, value).object as ApiObject);
  setDefaults(resource, object);
  return object;
};

/** Names are parts of a path. */
const prefixProblems = (name: string): Problems =>
  ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);

const pathSegmentProblems = (name: string): Problems =>
  name === '.' || name === '..' ? [`may not be '${name}'`] : prefixProblems(name);

/** The object is the one that the request names, and nobody has changed it meanwhile. */
const checkIdentity = (next: ObjectMeta, old: ObjectMeta): Refusal | undefined => {
  if (next.namespace && next.namespace !== old.namespace) {
    const detail = 'the namespace of the provided object does not match the namespace sent on the request';
    return refuse('namespace', [{ type: 'BadRequest', field: 'metadata.namespace', detail }]);
  }
  if (next.name !== old.name) {
    const detail = next.name
      ? `the name of the object (${next.name}) does not match the name on the URL (${old.name})`
      : `the name of the object (${old.name} based on URL) was undeterminable: name must be provided`;
    return refuse('name', [{ type: 'BadRequest', field: 'metadata.name', detail }]);
  }
  if (next.uid && next.uid !== old.uid) {
    return refuse('conflict', [{ type: 'Conflict', field: 'metadata.uid', detail: 'Precondition failed' }]);
  }
  const version = next.resourceVersion;
  if (version && version !== '0' && version !== old.resourceVersion) {
    const detail = 'the object has been modified';
    return refuse('conflict', [{ type: 'Conflict', field: 'metadata.resourceVersion', detail }]);
  }
  return undefined;
};

/** What the server itself says in `metadata` is as it was. */
const keepServerMetadata = (next: Draft<ObjectMeta>, old: ObjectMeta): void => {
  next.uid ||= old.uid;
  if (old.creationTimestamp) next.creationTimestamp = old.creationTimestamp;
  if (old.deletionTimestamp) next.deletionTimestamp = old.deletionTimestamp;
  if (old.deletionGracePeriodSeconds !== undefined) {
    next.deletionGracePeriodSeconds ??= old.deletionGracePeriodSeconds;
  }
  for (const field of ['uid', 'creationTimestamp', 'generation'] as const) {
    if (next[field] === undefined) delete next[field];
  }
};

const judgePod = (
  next: Pod,
  old: Pod,
  subresource: PodSubresource,
  version: KubernetesVersion,
): FieldErrors => {
  const options = podValidationOptions(true, old, version);
  if (subresource === 'ephemeralcontainers') return checkEphemeralContainersUpdate(next, old, options);
  if (subresource === 'resize') return checkPodResize(next, old, options);
  const errors: FieldErrors = [];
  if (subresource === 'status') checkPodStatusUpdate(next, old, options, errors);
  else checkPodUpdate(next, old, options, errors);
  return errors;
};

/**
 * What the API server answers to an update of an object, admission aside.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export const update = (request: UpdateRequest, version: KubernetesVersion = kubernetes136): Update => {
  const { resource, subresource } = request;
  const { shape } = resourceType(resource);
  const old = readStored(resource, request.old);
  const decoded = decodeAndDefault(resource, request.body);
  if (!decoded.valid) return decoded;
  const next = decoded.object;
  const before = old.metadata ?? {};
  next.metadata = { ...next.metadata };
  const mistaken = checkIdentity(next.metadata as ObjectMeta, before);
  if (mistaken !== undefined) return mistaken;
  next.metadata.namespace = before.namespace;
  next.metadata.resourceVersion = before.resourceVersion;
  next.metadata.generation = before.generation;
  if (resource === 'pods') preparePodUpdate(next as Draft<Pod>, old as Pod, subresource, version);
  else prepareWorkloadUpdate(resource, next, old, version);
  keepServerMetadata(next.metadata, before);
  const requestWarnings = settleMetadata(next as ApiObject, before);
  const object = next as ApiObject;
  const errors: FieldError[] = [];
  const metaPath = Path.of('metadata');
  checkCommonObjectMeta(object.metadata, metaPath, errors, pathSegmentProblems, prefixProblems);
  checkCommonObjectMetaUpdate(object.metadata ?? {}, before, metaPath, errors);
  errors.push(
    ...(resource === 'pods'
      ? judgePod(object as Pod, old as Pod, subresource, version)
      : validateWorkloadUpdate(resource, object, old, version)),
  );
  if (errors.length > 0) return { valid: false, stage: 'validate', errors };
  const changed = !semanticEqual(shape, old, object);
  const generationChanged = !sameInteger(object.metadata?.generation ?? 0, before.generation ?? 0);
  const warnings =
    resource === 'pods'
      ? warningsOnPodUpdate(subresource, object as Pod)
      : warningsOnWorkloadUpdate(resource, object, old);
  return {
    valid: true,
    object: stored(resource, object),
    changed,
    generationChanged,
    warnings,
    requestWarnings,
  };
};
