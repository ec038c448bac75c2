import { setDefaults, stored } from '../../../spec/api/create.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { podTemplateOf } from '../../../spec/api/prepare/create.ts';
import { dropDisabledFields } from '../../../spec/api/prepare/disabledFields.ts';
import { type ResourceName, resourceType } from '../../../spec/api/resourceTypes.ts';
import type { WatchedObject } from '../watchRecord.ts';

/** A field below `path` in which two values differ. */
export const differing = (one: unknown, other: unknown, path: string): string => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof typeof one>;
  const field = [...fields].find((each) => !deepEqual(one[each], other[each]));
  if (field === undefined) return path;
  return differing(one[field], other[field], Array.isArray(one) ? `${path}[${field}]` : `${path}.${field}`);
};

/** An object as it is read from JSON: quantities in their canonical form, without what is empty. */
export const read = <T extends ApiObject | WatchedObject>(resource: ResourceName, object: T): T =>
  stored(resource, decodeObject(resourceType(resource).shape, object).object as ApiObject) as T;

/** What a request is read as, with its defaults, without fields of features that are switched off. */
export const readRequest = <T extends ApiObject | WatchedObject>(
  resource: ResourceName,
  request: unknown,
): T => {
  const object = read(resource, read(resource, (request ?? {}) as T)); // what becomes empty is left out too
  if (object.metadata !== undefined && (object as { spec?: unknown }).spec !== undefined)
    setDefaults(resource, object as ApiObject);
  const pod = resource === 'pods' ? (object as Pod) : podTemplateOf(resource, object as ApiObject);
  dropDisabledFields(pod?.spec, undefined, kubernetes136);
  return object;
};
