import { parseJson } from '../decode/json.ts';
import type { Draft } from '../objects/draft.ts';
import type { ManagedFieldsEntry, ObjectMeta } from '../objects/meta.ts';

/** Whether a name in `fieldsV1` can be read: a field, a value, a key or an index; what is of another type is passed over. */
const isPathElement = (name: string): boolean => {
  const rest = name.slice(2);
  switch (name.slice(0, 2)) {
    case 'v:':
      return parseJson(rest).valid;
    case 'k:': {
      const key = parseJson(rest);
      return key.valid && typeof key.value === 'object' && !Array.isArray(key.value);
    }
    case 'i:':
      return /^[+-]?[0-9]{1,18}$/.test(rest);
    default:
      return name[1] === ':';
  }
};

const isPassedOver = (name: string): boolean =>
  name === '.' || (name[1] === ':' && !'fvki'.includes(name[0] ?? ''));

const isFieldSet = (value: unknown): boolean => {
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, inner]) => isPassedOver(name) || (isPathElement(name) && isFieldSet(inner)),
  );
};

const isDecodable = ({ operation, apiVersion, fieldsType, fieldsV1 }: ManagedFieldsEntry): boolean =>
  (operation === 'Apply' || operation === 'Update') &&
  Boolean(apiVersion) &&
  fieldsType === 'FieldsV1' &&
  isFieldSet(fieldsV1 ?? null);

const areDecodable = (entries: readonly ManagedFieldsEntry[]): boolean => entries.every(isDecodable);

/** `managedFields: [{}]` takes the whole list away. */
const isReset = (entries: readonly ManagedFieldsEntry[]): boolean =>
  entries.length === 1 && Object.values(entries[0] ?? {}).every((value) => !value);

/**
 * A list of managed fields that cannot be decoded is dropped; an update that brings such a list, or none, leaves that of
 * the stored object. What the server itself notes down of the request is left aside.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields
 *
 * @param old the stored object's metadata; undefined on creation
 */
export const settleManagedFields = (next: Draft<ObjectMeta>, old?: ObjectMeta): void => {
  const entries = next.managedFields ?? [];
  if (entries.length > 0 && areDecodable(entries)) return;
  const kept = isReset(entries) ? undefined : old?.managedFields;
  if (kept === undefined || !areDecodable(kept)) delete next.managedFields;
  else next.managedFields = kept;
};
