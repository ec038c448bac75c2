import type { ObjectFieldSelector, ResourceFieldSelector } from '../objects/core.ts';
import { isZeroQuantity } from '../quantity.ts';
import { quantityFrom } from '../resources.ts';
import { type FieldErrors, invalid, required, textNotSupported } from './fieldError.ts';
import { checkLabelKey } from './labels.ts';
import type { Path } from './path.ts';

/**
 * What the downward API can tell a container about its Pod.
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
const podFields: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/** The fields of a Pod that environment variables may refer to. */
export const environmentFields: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** The fields of a Pod that files of a downward API volume may refer to. */
export const volumeFields: readonly string[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** `metadata.labels['key']` */
const subscripted = (fieldPath: string): { path: string; subscript: string } | undefined => {
  const open = fieldPath.indexOf("['");
  if (open <= 0 || !fieldPath.endsWith("']") || fieldPath.length < open + 4) return undefined;
  return { path: fieldPath.slice(0, open), subscript: fieldPath.slice(open + 2, -2) };
};

/** `fieldRef`: a field of the Pod, or one label or annotation. */
export const checkFieldRef = (
  { apiVersion = '', fieldPath }: ObjectFieldSelector,
  supported: readonly string[],
  path: Path,
  errors: FieldErrors,
): void => {
  if (apiVersion === '') errors.push(required(path.child('apiVersion')));
  else if (fieldPath === '') errors.push(required(path.child('fieldPath')));
  else {
    const part = subscripted(fieldPath);
    const unknown = unconvertible(apiVersion, fieldPath, part?.path);
    if (unknown !== undefined) {
      errors.push(invalid(path.child('fieldPath'), fieldPath, `error converting fieldPath: ${unknown}`));
    } else if (part === undefined) {
      const field = currentName(fieldPath);
      if (!supported.includes(field))
        errors.push(textNotSupported(path.child('fieldPath'), field, supported));
    } else {
      const isAnnotation = part.path === 'metadata.annotations';
      checkLabelKey(isAnnotation ? part.subscript.toLowerCase() : part.subscript, path, errors);
    }
  }
};

/** A former name of a field as it is called now. */
const currentName = (fieldPath: string): string => (fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath);

const subscriptable: readonly string[] = ['metadata.annotations', 'metadata.labels'];

/** Why a path leads to no field of a Pod; `subscriptedPath`: what stands before a key in brackets. */
const unconvertible = (
  apiVersion: string,
  fieldPath: string,
  subscriptedPath: string | undefined,
): string | undefined => {
  if (apiVersion !== 'v1') return `unsupported pod version: ${apiVersion}`;
  if (subscriptedPath !== undefined) {
    return subscriptable.includes(subscriptedPath)
      ? undefined
      : `field label does not support subscript: ${fieldPath}`;
  }
  const field = currentName(fieldPath);
  return podFields.has(field) ? undefined : `field label not supported: ${field}`;
};

const resourceFields = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

const isHugePagesField = (resource: string): boolean =>
  resource.startsWith('requests.hugepages-') || resource.startsWith('limits.hugepages-');

const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

type Divisors = { readonly values: readonly string[]; readonly listed: string; readonly of: string };

const bytes = (of: string): Divisors => ({ values: byteDivisors, listed: byteDivisors.join(', '), of });

const divisorsOf = (resource: string): Divisors | undefined => {
  const name = resource.replace(/^(limits|requests)\./, '');
  if (name === resource) return undefined;
  if (name === 'cpu') return { values: ['1m', '1'], listed: '1m and 1', of: 'cpu resource' };
  if (name === 'memory') return bytes('memory resource');
  if (name === 'ephemeral-storage') return bytes('local ephemeral storage resource');
  return name.startsWith('hugepages-') ? bytes('hugepages resource') : undefined;
};

const checkDivisor = (
  resource: string,
  divisor: string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (divisor === undefined || isZeroQuantity(quantityFrom(divisor))) return;
  const allowed = divisorsOf(resource);
  if (allowed === undefined || allowed.values.includes(divisor)) return;
  const detail = `only divisor's values ${allowed.listed} are supported with the ${allowed.of}`;
  errors.push(invalid(path.child('divisor'), resource, detail));
};

/** `resourceFieldRef`: a request or limit of a container, in units of a divisor. */
export const checkResourceFieldRef = (
  { containerName = '', resource, divisor }: ResourceFieldSelector,
  inVolume: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  if (inVolume && containerName === '') errors.push(required(path.child('containerName')));
  else if (resource === '') errors.push(required(path.child('resource')));
  else if (!resourceFields.includes(resource) && !isHugePagesField(resource)) {
    errors.push(textNotSupported(path.child('resource'), resource, resourceFields));
  }
  checkDivisor(resource, divisor, path, errors);
};
