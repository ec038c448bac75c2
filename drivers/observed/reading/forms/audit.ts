import { type WatchedObject, watchedResources } from '../../../../models/recorded/watchRecord.ts';
import { isJsonObject, type JsonObject } from '../../../../spec/api/decode/jsonObject.ts';

/** What a line of an audit log wrote: an event, a write whose result it does not hold, or nothing that is watched. */
export type AuditedWrite =
  | { readonly type: string; readonly object: JsonObject; readonly time: number; readonly bare: boolean }
  | 'unseen'
  | 'nothing';

type Known = (resource: string, metadata: JsonObject) => WatchedObject | undefined;

const writes = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

/** What a request that an API server noted down did to what is watched. */
export const auditedWrite = (event: JsonObject, known: Known): AuditedWrite => {
  const { stage, verb, objectRef, responseObject, responseStatus, stageTimestamp, requestURI } = event;
  if (stage !== 'ResponseComplete' || !writes.has(verb as string) || !isJsonObject(objectRef))
    return 'nothing';
  const code = isJsonObject(responseStatus) ? (responseStatus.code as number) : 200;
  if (!(code >= 200 && code < 300) || String(requestURI).includes('dryRun=')) return 'nothing';
  const resource = String(objectRef.resource);
  if (!watchedResources.has(resource)) return 'nothing';
  const time = Date.parse(String(stageTimestamp)) / 1000;
  if (Number.isNaN(time) || verb === 'deletecollection') return 'unseen';
  const last = known(resource, objectRef);
  if (!isJsonObject(responseObject) || !isJsonObject(responseObject.metadata)) return 'unseen';
  if (responseObject.kind === 'Status') {
    const isDeleted = verb === 'delete' && objectRef.subresource === undefined && last !== undefined;
    return isDeleted
      ? { type: 'DELETED', object: last as unknown as JsonObject, time, bare: true }
      : 'unseen';
  }
  if (responseObject.metadata.uid === undefined) return 'unseen';
  const type = typeOf(verb as string, resource, responseObject.metadata, objectRef, last);
  return { type, object: responseObject, time, bare: type === 'DELETED' };
};

const typeOf = (
  verb: string,
  resource: string,
  metadata: JsonObject,
  { subresource }: JsonObject,
  last: WatchedObject | undefined,
): string => {
  if (verb === 'create' && subresource === undefined) return 'ADDED';
  if (verb === 'delete') return isRemoved(resource, metadata) ? 'DELETED' : 'MODIFIED';
  const wasHeld = metadata.deletionTimestamp !== undefined && (last?.metadata.finalizers?.length ?? 0) > 0;
  return wasHeld && isRemoved(resource, metadata) ? 'DELETED' : 'MODIFIED';
};

/** An object that is to go goes with the write after which nothing holds it back. */
const isRemoved = (resource: string, metadata: JsonObject): boolean => {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, finalizers } = metadata;
  if (Array.isArray(finalizers) && finalizers.length > 0) return false;
  if (deletionTimestamp === undefined) return true;
  return resource !== 'namespaces' && deletionGracePeriodSeconds === 0;
};
