import type { Pod } from '../../../spec/api/objects/core.ts';
import type { WatchedObject } from '../watchRecord.ts';

/** The key of a name: only one object of a resource has it in its namespace. */
export const nameKey = (resource: string, name: string, namespace = ''): string =>
  `${resource}/${namespace}/${name}`;

/** The UID of the object that controls this one. */
export const controllerOf = ({ metadata }: Pod | WatchedObject): string | undefined =>
  metadata?.ownerReferences?.find(({ controller }) => controller)?.uid;
