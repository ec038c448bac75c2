import type { Volume } from '../../objects/core.ts';
import { signOf } from '../../quantity.ts';
import { quantityFrom } from '../../resources.ts';
import { type FieldErrors, forbidden, notSupported, required, tooLong } from '../fieldError.ts';
import { checkDescendingPath, checkFileMode, checkNoBacksteps } from '../filePaths.ts';
import { addProblems, byteLength, dnsSubdomainProblems } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkPullPolicy } from '../pullPolicy.ts';
import { checkClaimTemplate } from './claim.ts';
import { checkDownwardApiFile, checkKeyToPath } from './keyToPath.ts';

/**
 * Volumes that come from the node, the API or the Pod itself, one function each.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
type Source<K extends keyof Volume> = NonNullable<Volume[K]>;

/** `pod.spec.volumes[*].emptyDir` */
export const checkEmptyDir = ({ sizeLimit }: Source<'emptyDir'>, path: Path, errors: FieldErrors): void => {
  if (sizeLimit === undefined || signOf(quantityFrom(sizeLimit)) >= 0) return;
  errors.push(forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity'));
};

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** `pod.spec.volumes[*].hostPath` */
export const checkHostPath = (hostPath: Source<'hostPath'>, path: Path, errors: FieldErrors): void => {
  if (hostPath.path === '') {
    errors.push(required(path.child('path')));
    return;
  }
  checkNoBacksteps(hostPath.path, path.child('path'), errors);
  if (hostPath.type !== undefined && !hostPathTypes.includes(hostPath.type)) {
    errors.push(notSupported(path.child('type'), hostPath.type, hostPathTypes));
  }
};

/** `pod.spec.volumes[*].gitRepo` */
export const checkGitRepo = (gitRepo: Source<'gitRepo'>, path: Path, errors: FieldErrors): void => {
  if (gitRepo.repository === '') errors.push(required(path.child('repository')));
  checkDescendingPath(gitRepo.directory ?? '', path.child('directory'), errors);
};

const checkItems = (items: Source<'configMap'>['items'], path: Path, errors: FieldErrors): void => {
  for (const [index, item] of (items ?? []).entries()) {
    checkKeyToPath(item, path.child('items').index(index), errors);
  }
};

/** `pod.spec.volumes[*].secret` */
export const checkSecretVolume = (secret: Source<'secret'>, path: Path, errors: FieldErrors): void => {
  if (!secret.secretName) errors.push(required(path.child('secretName')));
  checkFileMode(secret.defaultMode, path.child('defaultMode'), errors);
  checkItems(secret.items, path, errors);
};

/** `pod.spec.volumes[*].configMap` */
export const checkConfigMapVolume = (
  configMap: Source<'configMap'>,
  path: Path,
  errors: FieldErrors,
): void => {
  if (!configMap.name) errors.push(required(path.child('name')));
  checkFileMode(configMap.defaultMode, path.child('defaultMode'), errors);
  checkItems(configMap.items, path, errors);
};

/** `pod.spec.volumes[*].downwardAPI` */
export const checkDownwardApiVolume = (
  downwardAPI: Source<'downwardAPI'>,
  path: Path,
  errors: FieldErrors,
): void => {
  checkFileMode(downwardAPI.defaultMode, path.child('defaultMode'), errors);
  for (const file of downwardAPI.items ?? []) checkDownwardApiFile(file, path, errors);
};

/** `pod.spec.volumes[*].persistentVolumeClaim` */
export const checkPersistentVolumeClaimVolume = (
  { claimName }: Source<'persistentVolumeClaim'>,
  path: Path,
  errors: FieldErrors,
): void => {
  if (claimName === '') errors.push(required(path.child('claimName')));
};

const maxDriverName = 63;

/** `pod.spec.volumes[*].csi` */
export const checkCsi = (csi: Source<'csi'>, path: Path, errors: FieldErrors): void => {
  const { driver, nodePublishSecretRef } = csi;
  const at = path.child('driver');
  if (driver === '') errors.push(required(at));
  else {
    if (byteLength(driver) > maxDriverName) errors.push(tooLong(at, maxDriverName));
    addProblems(errors, at, driver, dnsSubdomainProblems(driver.toLowerCase()));
  }
  if (nodePublishSecretRef === undefined) return;
  const { name = '' } = nodePublishSecretRef;
  if (name === '') errors.push(required(path.child('nodePublishSecretRef').child('name')));
  else addProblems(errors, path.child('name'), name, dnsSubdomainProblems(name));
};

/** `pod.spec.volumes[*].ephemeral` */
export const checkEphemeralVolume = (
  { volumeClaimTemplate }: Source<'ephemeral'>,
  path: Path,
  errors: FieldErrors,
): void => {
  const at = path.child('volumeClaimTemplate');
  if (volumeClaimTemplate === undefined) errors.push(required(at));
  else checkClaimTemplate(volumeClaimTemplate, at, errors);
};

/** `pod.spec.volumes[*].image` */
export const checkImageVolume = (
  { reference, pullPolicy }: Source<'image'>,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  if (options.isPod && !reference) errors.push(required(path.child('reference')));
  checkPullPolicy(pullPolicy, path.child('pullPolicy'), errors);
};
