import { byText } from '../spec/api/byText.ts';
import { deleteObject } from '../spec/api/deletion/deleteObject.ts';
import type { DeleteOptions } from '../spec/api/deletion/deleteOptions.ts';
import type { ApiObject } from '../spec/api/objects/apiObject.ts';
import type { OwnerReference } from '../spec/api/objects/meta.ts';
import type { ApiError } from '../spec/controllers/common/apiCalls.ts';
import type { CollectorWrite } from '../spec/controllers/garbageCollector/collector.ts';
import type { ObjectIdentity } from '../spec/controllers/garbageCollector/objectIdentity.ts';
import { apiErrorOf, type ErrorWord } from './controllerRequest.ts';

type Place = Pick<ObjectIdentity, 'kind' | 'namespace' | 'name'>;

/** Custom kinds, which have no strategic merge patch. */
const kindsOfCustom = new Set(['Widget', 'Cluster']);

const keyOf = ({ kind, namespace, name }: Place): string => `${kind}|${namespace}|${name}`;

const placeOf = ({ kind = '', metadata = {} }: ApiObject): Place => ({
  kind,
  namespace: metadata.namespace ?? '',
  name: metadata.name ?? '',
});

/** `Kind/name`, as requests and answers name an object. */
export const objectName = ({ kind, name }: Pick<Place, 'kind' | 'name'>): string => `${kind}/${name}`;

const ownerText = ({ uid, controller, blockOwnerDeletion }: OwnerReference): string =>
  `${uid}${controller ? '+controller' : ''}${blockOwnerDeletion ? '+block' : ''}`;

export const ownerTexts = (owners: readonly OwnerReference[] | undefined): string[] =>
  (owners ?? []).map(ownerText).toSorted(byText);

/** What a change of an object is told as: as it was, and as it is; absent: there was or is none. */
export type ObjectChange = { readonly before?: ApiObject; readonly after?: ApiObject };

export type InjectedErrors = {
  readonly deleteErrors: ReadonlyMap<string, ErrorWord>;
  readonly patchErrors: ReadonlyMap<string, ErrorWord>;
};

/** The objects of an API server, their metadata only, and what was written to them. */
export class CollectedObjects {
  readonly writes: string[] = [];
  private readonly objects: Map<string, ApiObject>;
  private readonly errors: InjectedErrors;
  private readonly told: (change: ObjectChange) => void;
  /** as the API writes times */
  private readonly now: string;

  constructor(
    objects: readonly ApiObject[],
    errors: InjectedErrors,
    now: string,
    told: (change: ObjectChange) => void,
  ) {
    this.objects = new Map(objects.map((object) => [keyOf(placeOf(object)), object]));
    this.errors = errors;
    this.now = now;
    this.told = told;
  }

  all(): readonly ApiObject[] {
    return [...this.objects.values()];
  }

  get(place: Place): ApiObject | undefined {
    return this.objects.get(keyOf(place));
  }

  named(name: string): ApiObject | undefined {
    return this.all().find((object) => objectName(placeOf(object)) === name);
  }

  /** A delete request for an object that is stored. */
  delete(object: ApiObject, options: DeleteOptions): ApiError | undefined {
    const { kind, name } = placeOf(object);
    const deletion = deleteObject(kind, object, options, this.now);
    if (deletion.kind === 'refused') return apiErrorOf('conflict', kind, name);
    if (deletion.kind === 'removed') this.store(object, undefined);
    if (deletion.kind === 'marked') this.store(object, deletion.object);
    return undefined;
  }

  /** Sets the finalizers of an object; one that is being deleted goes with its last. */
  setFinalizers(object: ApiObject, finalizers: readonly string[]): void {
    const isOver = Boolean(object.metadata?.deletionTimestamp) && finalizers.length === 0;
    const { finalizers: _, ...metadata } = object.metadata ?? {};
    const left = finalizers.length === 0 ? metadata : { ...metadata, finalizers: [...finalizers] };
    this.store(object, isOver ? undefined : { ...object, metadata: left });
  }

  /** A write of the collector, noted down. */
  write(write: CollectorWrite): ApiError | undefined {
    const { object: identity } = write;
    const resource = `${identity.kind.toLowerCase()}s/${identity.name}`;
    if (write.kind === 'delete') {
      const { propagationPolicy, preconditions } = write.options;
      const version = preconditions?.resourceVersion === undefined ? '' : ' rv';
      const error = this.collect(identity, write.options);
      this.writes.push(`delete ${resource} ${propagationPolicy}${version}${outcome(error)}`);
      return error;
    }
    const object = this.get(identity);
    const error = this.patchRefusal(write, object);
    if (error?.reason === 'UnsupportedMediaType') return error;
    if (error || object === undefined) {
      this.writes.push(`patch ${resource}${outcome(error)}`);
      return error;
    }
    if (write.kind === 'setFinalizers') {
      this.writes.push(`finalizers ${resource} [${write.finalizers.join(' ')}]`);
      this.setFinalizers(object, write.finalizers);
      return undefined;
    }
    const before = object.metadata?.ownerReferences ?? [];
    const owners = ownersAfter(before, write);
    if (JSON.stringify(before) === JSON.stringify(owners)) this.writes.push(`patch ${resource} noop`);
    else {
      this.writes.push(`owners ${resource} [${ownerTexts(owners).join(' ')}]`);
      this.store(object, { ...object, metadata: { ...object.metadata, ownerReferences: [...owners] } });
    }
    return undefined;
  }

  /** A delete request of the collector. One that is told that there is no such object finds none afterwards. */
  private collect(place: Place, options: DeleteOptions): ApiError | undefined {
    const word = this.errors.deleteErrors.get(objectName(place));
    const object = this.get(place);
    if (word === 'notFound') this.objects.delete(keyOf(place));
    if (word !== undefined || object === undefined)
      return apiErrorOf(word ?? 'notFound', place.kind, place.name);
    return this.delete(object, options);
  }

  private patchRefusal(write: CollectorWrite, object: ApiObject | undefined): ApiError | undefined {
    const { kind, name } = write.object;
    if (object === undefined) return apiErrorOf('notFound', kind, name);
    if (kindsOfCustom.has(kind) && (write.kind === 'removeOwners' || write.kind === 'mergeOwners')) {
      return { reason: 'UnsupportedMediaType', message: 'no strategic merge patch' };
    }
    const word = this.errors.patchErrors.get(objectName(write.object));
    if (word !== undefined) return apiErrorOf(word, kind, name);
    const { uid, resourceVersion = '' } = object.metadata ?? {};
    const isOther =
      'resourceVersion' in write ? write.resourceVersion !== resourceVersion : write.object.uid !== uid;
    return isOther ? apiErrorOf('conflict', kind, name) : undefined;
  }

  private store(before: ApiObject, changed: ApiObject | undefined): void {
    const key = keyOf(placeOf(before));
    if (changed === undefined) {
      this.objects.delete(key);
      this.told({ before });
      return;
    }
    const resourceVersion = String(Number(before.metadata?.resourceVersion ?? 0) + 1);
    const after = { ...changed, metadata: { ...changed.metadata, resourceVersion } };
    this.objects.set(key, after);
    this.told({ before, after });
  }
}

const outcome = (error: ApiError | undefined): string => {
  if (error === undefined) return '';
  const word = error.reason === 'InternalError' ? 'internal' : error.reason;
  return ` ${word.charAt(0).toLowerCase()}${word.slice(1)}`;
};

const ownersAfter = (
  before: readonly OwnerReference[],
  write: Exclude<CollectorWrite, { readonly kind: 'delete' | 'setFinalizers' }>,
): readonly OwnerReference[] => {
  if (write.kind === 'setOwners') return write.owners;
  if (write.kind === 'removeOwners') return before.filter(({ uid }) => !write.uids.includes(uid));
  const merged = before.map((reference) => {
    const part = write.owners.find(({ uid }) => uid === reference.uid);
    return part ? { ...reference, ...part } : reference;
  });
  return [...merged, ...write.owners.filter(({ uid }) => !before.some((reference) => reference.uid === uid))];
};
