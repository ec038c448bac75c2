import { labelKeyProblems } from '../labelSyntax.ts';
import type { ObjectMeta, OwnerReference } from '../objects/meta.ts';
import { type FieldErrors, forbidden, invalid, required, tooLong } from './fieldError.ts';
import { checkLabels } from './labels.ts';
import {
  addProblems,
  byteLength,
  dnsLabelProblems,
  dnsSubdomainProblems,
  type Problems,
  withoutTrailingDash,
} from './names.ts';
import type { Path } from './path.ts';

const maxAnnotationBytes = 256 * 1024;

/** Keys are qualified names in any case; keys and values together take at most 256 KiB. */
export const checkAnnotations = (
  annotations: { readonly [key: string]: string } | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (annotations === undefined) return;
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    addProblems(errors, path, key, labelKeyProblems(key.toLowerCase()));
    bytes += byteLength(key) + byteLength(value);
  }
  if (bytes > maxAnnotationBytes) errors.push(tooLong(path, maxAnnotationBytes));
};

/** The version part of `apps/v1`; empty where there is none to be found. */
const versionOf = (apiVersion: string): string => {
  const parts = apiVersion.split('/');
  if (parts.length > 2 || apiVersion === '' || apiVersion === '/') return '';
  return parts.at(-1) ?? '';
};

const checkOwnerReference = (owner: OwnerReference, path: Path, errors: FieldErrors): void => {
  const parts = owner.apiVersion.split('/');
  const wellFormed = parts.length <= 2;
  if (versionOf(owner.apiVersion) === '') {
    errors.push(invalid(path.child('apiVersion'), owner.apiVersion, 'version must not be empty'));
  }
  if (owner.kind === '') errors.push(invalid(path.child('kind'), owner.kind, 'must not be empty'));
  if (owner.name === '') errors.push(invalid(path.child('name'), owner.name, 'must not be empty'));
  if (owner.uid === '') errors.push(invalid(path.child('uid'), owner.uid, 'must not be empty'));
  if (wellFormed && owner.apiVersion === 'v1' && owner.kind === 'Event') {
    errors.push(invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner'));
  }
};

/** A reference as errors print it: its fields in the order of their structure. */
const ownerForm = ({
  apiVersion,
  kind,
  name,
  uid,
  controller,
  blockOwnerDeletion,
}: OwnerReference): object => ({
  apiVersion,
  kind,
  name,
  uid,
  controller,
  blockOwnerDeletion,
});

const checkOwnerReferences = (
  owners: readonly OwnerReference[] | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  let controller = '';
  for (const owner of owners ?? []) {
    checkOwnerReference(owner, path, errors);
    if (owner.controller !== true) continue;
    const name = `${owner.kind}/${owner.name}`;
    if (controller === '') controller = name;
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
      errors.push(invalid(path, (owners ?? []).map(ownerForm), detail));
    }
  }
};

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

const checkFinalizers = (
  finalizers: readonly string[] | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const finalizer of finalizers ?? []) addProblems(errors, path, finalizer, labelKeyProblems(finalizer));
  if (finalizers?.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
  }
};

const checkStandardFinalizers = (
  finalizers: readonly string[] | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, finalizer] of (finalizers ?? []).entries()) {
    if (finalizer.includes('/') || standardFinalizers.includes(finalizer)) continue;
    const detail = 'name is neither a standard finalizer name nor is it fully qualified';
    errors.push(invalid(path.index(index), finalizer, detail));
  }
};

const checkManagedFields = (fields: ObjectMeta['managedFields'], path: Path, errors: FieldErrors): void => {
  for (const [index, entry] of (fields ?? []).entries()) {
    const at = path.index(index);
    if (entry.operation !== 'Apply' && entry.operation !== 'Update') {
      errors.push(invalid(at.child('operation'), entry.operation ?? '', 'must be `Apply` or `Update`'));
    }
    if (entry.fieldsType && entry.fieldsType !== 'FieldsV1') {
      errors.push(invalid(at.child('fieldsType'), entry.fieldsType, 'must be `FieldsV1`'));
    }
    if (byteLength(entry.manager ?? '') > 128) errors.push(tooLong(at.child('manager'), 128));
    if (/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(entry.manager ?? '')) {
      errors.push(invalid(at.child('manager'), entry.manager, 'should only contain printable characters'));
    }
    if (byteLength(entry.subresource ?? '') > 256) errors.push(tooLong(at.child('subresource'), 256));
  }
};

/** How a kind's names are judged; most are DNS subdomains. */
export type NameRule = (name: string) => Problems;

/** What holds for `metadata` of every namespaced object, whatever the kind. */
export const checkCommonObjectMeta = (
  metadata: ObjectMeta | undefined,
  path: Path,
  errors: FieldErrors,
  nameRule: NameRule,
  prefixRule: NameRule,
): void => {
  const { name = '', generateName = '', namespace = '', generation = 0 } = metadata ?? {};
  if (generateName !== '') {
    addProblems(errors, path.child('generateName'), generateName, prefixRule(generateName));
  }
  if (name === '') errors.push(required(path.child('name'), 'name or generateName is required'));
  else addProblems(errors, path.child('name'), name, nameRule(name));
  if (namespace === '') errors.push(required(path.child('namespace')));
  else addProblems(errors, path.child('namespace'), namespace, dnsLabelProblems(namespace));
  if (generation < 0) {
    errors.push(invalid(path.child('generation'), generation, 'must be greater than or equal to 0'));
  }
  checkLabels(metadata?.labels, path.child('labels'), errors);
  checkAnnotations(metadata?.annotations, path.child('annotations'), errors);
  checkOwnerReferences(metadata?.ownerReferences, path.child('ownerReferences'), errors);
  checkFinalizers(metadata?.finalizers, path.child('finalizers'), errors);
  checkManagedFields(metadata?.managedFields, path.child('managedFields'), errors);
};

/**
 * `metadata` of a namespaced object that is to be stored.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export const checkObjectMeta = (
  metadata: ObjectMeta | undefined,
  path: Path,
  errors: FieldErrors,
  nameRule: NameRule = dnsSubdomainProblems,
): void => {
  checkCommonObjectMeta(metadata, path, errors, nameRule, (prefix) => nameRule(withoutTrailingDash(prefix)));
  checkStandardFinalizers(metadata?.finalizers, path.child('finalizers'), errors);
};

const immutable = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const;

/** What may change in `metadata` of any kind: labels, annotations, owners; finalizers, but none is added during deletion. */
export const checkCommonObjectMetaUpdate = (
  next: ObjectMeta,
  old: ObjectMeta,
  path: Path,
  errors: FieldErrors,
): void => {
  const added = (next.finalizers ?? []).filter((finalizer) => !(old.finalizers ?? []).includes(finalizer));
  if (old.deletionTimestamp !== undefined && added.length > 0) {
    const found = [...new Set(added)].sort().map((finalizer) => JSON.stringify(finalizer));
    const detail = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${found.join(', ')}}`;
    errors.push(forbidden(path.child('finalizers'), detail));
  }
  if (!next.resourceVersion) {
    errors.push(invalid(path.child('resourceVersion'), '', 'must be specified for an update'));
  }
  if ((next.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(invalid(path.child('generation'), next.generation ?? 0, 'must not be decremented'));
  }
  for (const field of immutable) {
    if ((next[field] ?? '') !== (old[field] ?? '')) {
      errors.push(invalid(path.child(field), next[field] ?? '', 'field is immutable'));
    }
  }
  checkLabels(next.labels, path.child('labels'), errors);
  checkAnnotations(next.annotations, path.child('annotations'), errors);
  checkOwnerReferences(next.ownerReferences, path.child('ownerReferences'), errors);
  checkManagedFields(next.managedFields, path.child('managedFields'), errors);
};

/** As for any kind; finalizers without a domain are Kubernetes' own. */
export const checkObjectMetaUpdate = (
  next: ObjectMeta,
  old: ObjectMeta,
  path: Path,
  errors: FieldErrors,
): void => {
  checkCommonObjectMetaUpdate(next, old, path, errors);
  checkStandardFinalizers(next.finalizers, path.child('finalizers'), errors);
};
