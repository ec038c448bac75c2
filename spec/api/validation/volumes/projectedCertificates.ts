import { labelKeyProblems } from '../../labelSyntax.ts';
import type { VolumeProjection } from '../../objects/core.ts';
import { type FieldErrors, invalid, required, textNotSupported, tooLong } from '../fieldError.ts';
import { checkLocalPath } from '../filePaths.ts';
import { checkLabelSelector } from '../labels.ts';
import { addProblems, byteLength, dnsSubdomainProblems, type Problems } from '../names.ts';
import type { Path } from '../path.ts';
import { selectorForm } from '../selectorForm.ts';
import type { TakePath } from './projected.ts';
import { checkSignerName } from './signerName.ts';

type ClusterTrustBundle = NonNullable<VolumeProjection['clusterTrustBundle']>;
type PodCertificate = NonNullable<VolumeProjection['podCertificate']>;

/** `example.com:signer:name` for a signer's bundle, `name` for any other. */
const bundleNameProblems = (name: string): Problems => {
  const colon = name.lastIndexOf(':');
  if (colon <= 0) {
    if (colon === 0) return ['ClusterTrustBundle without signer name must not have ":" in its name'];
    return dnsSubdomainProblems(name);
  }
  return dnsSubdomainProblems(name.slice(colon + 1));
};

const checkBundleName = (bundle: ClusterTrustBundle, path: Path, errors: FieldErrors): void => {
  const { name = '', labelSelector } = bundle;
  if (name === '') errors.push(required(path.child('name'), 'must be a valid object name'));
  const problems = bundleNameProblems(name).map(
    (problem) => `not a valid clustertrustbundlename: ${problem}`,
  );
  addProblems(errors, path.child('name'), name, problems);
  if (labelSelector !== undefined) {
    const detail = 'labelSelector must be unset if name is specified';
    errors.push(invalid(path.child('labelSelector'), selectorForm(labelSelector), detail));
  }
};

const checkBundleSigner = (bundle: ClusterTrustBundle, path: Path, errors: FieldErrors): void => {
  const { signerName = '', labelSelector } = bundle;
  if (signerName === '') errors.push(required(path.child('signerName'), 'must be a valid signer name'));
  checkSignerName(signerName, path.child('signerName'), errors);
  checkLabelSelector(labelSelector, {}, path.child('labelSelector'), errors);
};

/** A ClusterTrustBundle by name, or those of a signer. */
export const checkClusterTrustBundle = (
  bundle: ClusterTrustBundle,
  path: Path,
  take: TakePath,
  errors: FieldErrors,
): void => {
  const { name, signerName } = bundle;
  if (name !== undefined && signerName !== undefined) {
    errors.push(invalid(path, bundle, 'only one of name and signerName may be used'));
  } else if (name !== undefined) checkBundleName(bundle, path, errors);
  else if (signerName !== undefined) checkBundleSigner(bundle, path, errors);
  else errors.push(required(path, 'either name or signerName must be specified'));
  if (bundle.path === '') errors.push(required(path.child('path')));
  checkLocalPath(bundle.path, path.child('path'), errors);
  take(bundle.path, bundle.path);
};

const keyTypes = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];
const minExpirationSeconds = 3600;
const daySeconds = 24 * 60 * 60;
const maxAnnotationBytes = 256 * 1024;

const checkUserAnnotations = (
  annotations: { readonly [key: string]: string },
  path: Path,
  errors: FieldErrors,
): void => {
  let bytes = 0;
  for (const [name, value] of Object.entries(annotations)) {
    const key = name.toLowerCase();
    bytes += byteLength(name) + byteLength(value);
    if (key === '') {
      errors.push(required(path));
      continue;
    }
    const problems = labelKeyProblems(key);
    addProblems(errors, path, key, problems);
    if (problems.length === 0 && key.split('/').length !== 2) {
      errors.push(invalid(path, key, 'must be a domain-prefixed key (such as "acme.io/foo")'));
    }
  }
  if (bytes > maxAnnotationBytes) errors.push(tooLong(path, maxAnnotationBytes));
};

const checkMaxExpiration = (certificate: PodCertificate, path: Path, errors: FieldErrors): void => {
  const { maxExpirationSeconds, signerName = '' } = certificate;
  if (maxExpirationSeconds === undefined) return;
  const at = path.child('maxExpirationSeconds');
  if (maxExpirationSeconds < minExpirationSeconds) {
    errors.push(invalid(at, maxExpirationSeconds, 'if provided, maxExpirationSeconds must be >= 3600'));
  }
  const host = signerName.split('/')[0] ?? '';
  const own = host === 'kubernetes.io' || host.endsWith('.kubernetes.io');
  const max = own ? daySeconds : 91 * daySeconds;
  if (maxExpirationSeconds > max) {
    errors.push(invalid(at, maxExpirationSeconds, `if provided, maxExpirationSeconds must be <= ${max}`));
  }
};

/**
 * A certificate for the Pod itself: its signer, kind of key, lifetime, and files.
 * https://kep.k8s.io/4317
 */
export const checkPodCertificate = (
  certificate: PodCertificate,
  path: Path,
  take: TakePath,
  errors: FieldErrors,
): void => {
  const { signerName = '', keyType = '', userAnnotations } = certificate;
  checkSignerName(signerName, path.child('signerName'), errors);
  if (userAnnotations) checkUserAnnotations(userAnnotations, path.child('userAnnotations'), errors);
  if (!keyTypes.includes(keyType)) errors.push(textNotSupported(path.child('keyType'), keyType, keyTypes));
  checkMaxExpiration(certificate, path, errors);
  let paths = 0;
  for (const field of ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const) {
    const file = certificate[field];
    if (!file) continue;
    paths++;
    checkLocalPath(file, path.child(field), errors);
    take(file, file);
  }
  if (paths === 0) {
    const detail = 'specify at least one of credentialBundlePath, keyPath, and certificateChainPath';
    errors.push(required(path, detail));
  }
};
