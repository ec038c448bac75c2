import type { ProjectedVolumeSource, VolumeProjection } from '../../objects/core.ts';
import { type FieldErrors, forbidden, invalid, required } from '../fieldError.ts';
import { checkFileMode, checkLocalPath } from '../filePaths.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkDownwardApiFile, checkKeyToPath } from './keyToPath.ts';
import { checkClusterTrustBundle, checkPodCertificate } from './projectedCertificates.ts';

const minTokenSeconds = 10 * 60;
const maxTokenSeconds = 2 ** 32;

/** Files of all sources share one directory: each path is taken once. */
export type TakePath = (file: string, told: string) => void;

const checkToken = (
  token: NonNullable<VolumeProjection['serviceAccountToken']>,
  volume: Path,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const { expirationSeconds = 0 } = token;
  const at = path.child('expirationSeconds');
  if (expirationSeconds < minTokenSeconds) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration less than 10 minutes'));
  }
  if (expirationSeconds > maxTokenSeconds) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'));
  }
  if (token.path === '') errors.push(required(volume.child('path')));
  else if (!options.allowNonLocalTokenPath) checkLocalPath(token.path, volume.child('path'), errors);
};

const checkItems = (
  source: NonNullable<VolumeProjection['secret'] | VolumeProjection['configMap']>,
  path: Path,
  take: TakePath,
  errors: FieldErrors,
): void => {
  const { name = '', items } = source;
  if (name === '') errors.push(required(path.child('name')));
  for (const [index, item] of (items ?? []).entries()) {
    checkKeyToPath(item, path.child('items').index(index), errors);
    if (item.path !== '') take(item.path, name);
  }
};

/**
 * A projected volume: secrets, configMaps, downward API and tokens in one directory.
 * https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export const checkProjectedVolume = (
  { defaultMode, sources }: ProjectedVolumeSource,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  checkFileMode(defaultMode, path.child('defaultMode'), errors);
  const taken = new Set<string>();
  const take: TakePath = (file, told) => {
    if (taken.has(file)) errors.push(invalid(path, told, 'conflicting duplicate paths'));
    taken.add(file);
  };
  for (const [index, source] of (sources ?? []).entries()) {
    const at = path.child('sources').index(index);
    const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } =
      source;
    if (secret) checkItems(secret, at.child('secret'), take, errors);
    if (configMap) checkItems(configMap, at.child('configMap'), take, errors);
    for (const file of downwardAPI?.items ?? []) {
      checkDownwardApiFile(file, at.child('downwardAPI'), errors);
      if (file.path !== '') take(file.path, file.path);
    }
    if (serviceAccountToken) {
      checkToken(serviceAccountToken, path, at.child('serviceAccountToken'), options, errors);
    }
    if (clusterTrustBundle) {
      checkClusterTrustBundle(clusterTrustBundle, at.child('clusterTrustBundle'), take, errors);
    }
    if (podCertificate) checkPodCertificate(podCertificate, at.child('podCertificate'), take, errors);
    if (Object.keys(source).length > 1) {
      errors.push(forbidden(at, 'may not specify more than 1 volume type per source'));
    }
  }
};
