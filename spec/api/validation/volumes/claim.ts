import { deepEqual } from '../../deepEqual.ts';
import type { PersistentVolumeClaimSpec, Volume } from '../../objects/core.ts';
import { compareQuantities, zeroQuantity } from '../../quantity.ts';
import { quantityFrom } from '../../resources.ts';
import { type FieldErrors, forbidden, invalid, notSupported, required } from '../fieldError.ts';
import { checkLabelSelector, checkLabels } from '../labels.ts';
import { checkAnnotations } from '../metadata.ts';
import { addProblems, dnsLabelProblems, dnsSubdomainProblems } from '../names.ts';
import type { Path } from '../path.ts';

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const volumeModes = ['Block', 'Filesystem'];

const checkAccessModes = (modes: readonly string[], path: Path, errors: FieldErrors): void => {
  for (const mode of modes) {
    if (!accessModes.includes(mode)) errors.push(notSupported(path, mode, accessModes));
  }
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && accessModes.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others) {
    errors.push(forbidden(path, 'may not use ReadWriteOncePod with other access modes'));
  }
};

type DataSource = NonNullable<PersistentVolumeClaimSpec['dataSourceRef']>;

const checkDataSource = (source: DataSource, path: Path, errors: FieldErrors): void => {
  const { name, kind, apiGroup = '', namespace = '' } = source;
  if (name === '') errors.push(required(path.child('name')));
  if (kind === '') errors.push(required(path.child('kind')));
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim') {
    const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    errors.push(invalid(path, kind, detail));
  }
  if (apiGroup !== '') addProblems(errors, path.child('apiGroup'), apiGroup, dnsSubdomainProblems(apiGroup));
  if (namespace !== '') addProblems(errors, path.child('namespace'), namespace, dnsLabelProblems(namespace));
};

const checkDataSources = (spec: PersistentVolumeClaimSpec, path: Path, errors: FieldErrors): void => {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource) checkDataSource(dataSource, path.child('dataSource'), errors);
  if (dataSourceRef) checkDataSource(dataSourceRef, path.child('dataSourceRef'), errors);
  if (dataSource === undefined || dataSourceRef === undefined) return;
  if (dataSourceRef.namespace) {
    const detail = 'may not be specified when dataSourceRef.namespace is specified';
    errors.push(invalid(path, {}, detail));
  } else {
    const same =
      dataSource.apiGroup === dataSourceRef.apiGroup &&
      dataSource.kind === dataSourceRef.kind &&
      dataSource.name === dataSourceRef.name;
    if (!same) errors.push(invalid(path, {}, 'must match dataSourceRef'));
  }
};

/**
 * What a PersistentVolumeClaim asks for.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const checkClaimSpec = (spec: PersistentVolumeClaimSpec, path: Path, errors: FieldErrors): void => {
  const modes = spec.accessModes ?? [];
  if (modes.length === 0) {
    errors.push(required(path.child('accessModes'), 'at least 1 access mode is required'));
  }
  checkLabelSelector(spec.selector, {}, path.child('selector'), errors);
  checkAccessModes(modes, path.child('accessModes'), errors);
  const storage = spec.resources?.requests?.storage;
  const storagePath = path.child('resources').key('storage');
  if (storage === undefined) errors.push(required(storagePath));
  else if (compareQuantities(quantityFrom(storage), zeroQuantity) <= 0) {
    errors.push(invalid(storagePath, storage, 'must be greater than zero'));
  }
  const { storageClassName = '', volumeMode, volumeAttributesClassName = '' } = spec;
  if (storageClassName !== '') {
    addProblems(
      errors,
      path.child('storageClassName'),
      storageClassName,
      dnsSubdomainProblems(storageClassName),
    );
  }
  if (volumeMode !== undefined && !volumeModes.includes(volumeMode)) {
    errors.push(notSupported(path.child('volumeMode'), volumeMode, volumeModes));
  }
  checkDataSources(spec, path, errors);
  if (volumeAttributesClassName !== '') {
    const problems = dnsSubdomainProblems(volumeAttributesClassName);
    addProblems(errors, path.child('volumeAttributesClassName'), volumeAttributesClassName, problems);
  }
};

type ClaimTemplate = NonNullable<NonNullable<Volume['ephemeral']>['volumeClaimTemplate']>;

/** The claim that a generic ephemeral volume makes: of its metadata only labels and annotations may be said. */
export const checkClaimTemplate = (template: ClaimTemplate, path: Path, errors: FieldErrors): void => {
  const { labels, annotations, ...others } = template.metadata ?? {};
  const at = path.child('metadata');
  checkAnnotations(annotations, at.child('annotations'), errors);
  checkLabels(labels, at.child('labels'), errors);
  for (const [field, value] of Object.entries(others)) {
    if (!deepEqual(value, ''))
      errors.push(forbidden(at.child(field === 'uid' ? 'uID' : field), 'cannot be set'));
  }
  checkClaimSpec(template.spec, path.child('spec'), errors);
};
