import type { Container, EnvVarSource, FileKeySelector } from '../../objects/core.ts';
import { type FieldErrors, invalid, required } from '../fieldError.ts';
import { checkFieldRef, checkResourceFieldRef, environmentFields } from '../fieldReferences.ts';
import { checkNoBacksteps } from '../filePaths.ts';
import {
  addProblems,
  checkDnsLabel,
  configMapKeyProblems,
  dnsSubdomainProblems,
  environmentVariableProblems,
} from '../names.ts';
import type { Path } from '../path.ts';

type EnvVars = NonNullable<Container['env']>;
type KeySelector = NonNullable<EnvVarSource['configMapKeyRef']>;

/** A key of a ConfigMap or Secret. */
const checkKeySelector = ({ name = '', key }: KeySelector, path: Path, errors: FieldErrors): void => {
  addProblems(errors, path.child('name'), name, dnsSubdomainProblems(name));
  if (key === '') errors.push(required(path.child('key')));
  else addProblems(errors, path.child('key'), key, configMapKeyProblems(key));
};

/**
 * A variable in a file of an emptyDir volume.
 * https://kep.k8s.io/3721
 */
const checkFileKey = (
  { key, volumeName, path: file }: FileKeySelector,
  path: Path,
  errors: FieldErrors,
): void => {
  if (key === '') errors.push(required(path.child('key')));
  else addProblems(errors, path.child('key'), key, environmentVariableProblems(key));
  if (volumeName === '') errors.push(required(path.child('volumeName')));
  else checkDnsLabel(volumeName, path.child('volumeName'), errors);
  if (file === '') errors.push(required(path.child('path')));
  else checkNoBacksteps(file, path.child('path'), errors);
};

const checkValueFrom = (source: EnvVarSource, value: string, path: Path, errors: FieldErrors): void => {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  if (fieldRef) checkFieldRef(fieldRef, environmentFields, path.child('fieldRef'), errors);
  if (resourceFieldRef)
    checkResourceFieldRef(resourceFieldRef, false, path.child('resourceFieldRef'), errors);
  if (configMapKeyRef) checkKeySelector(configMapKeyRef, path.child('configMapKeyRef'), errors);
  if (secretKeyRef) checkKeySelector(secretKeyRef, path.child('secretKeyRef'), errors);
  if (fileKeyRef) checkFileKey(fileKeyRef, path.child('fileKeyRef'), errors);
  const given = Object.keys(source).length;
  if (given === 0) {
    const detail =
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
    errors.push(invalid(path, '', detail));
  } else if (value !== '') errors.push(invalid(path, '', 'may not be specified when `value` is not empty'));
  else if (given > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
};

/**
 * `pod.spec.containers[*].env`.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export const checkEnv = (variables: EnvVars | undefined, path: Path, errors: FieldErrors): void => {
  for (const [index, { name, value = '', valueFrom }] of (variables ?? []).entries()) {
    const at = path.index(index);
    if (name === '') errors.push(required(at.child('name')));
    else addProblems(errors, at.child('name'), name, environmentVariableProblems(name));
    if (valueFrom) checkValueFrom(valueFrom, value, at.child('valueFrom'), errors);
  }
};

const checkSourceName = ({ name = '' }: { name?: string }, path: Path, errors: FieldErrors): void => {
  if (name === '') errors.push(required(path.child('name')));
  else {
    const judged = name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
    addProblems(errors, path.child('name'), name, dnsSubdomainProblems(judged));
  }
};

/** `pod.spec.containers[*].envFrom` */
export const checkEnvFrom = (sources: Container['envFrom'], path: Path, errors: FieldErrors): void => {
  for (const [index, { prefix = '', configMapRef, secretRef }] of (sources ?? []).entries()) {
    const at = path.index(index);
    if (prefix !== '') addProblems(errors, at.child('prefix'), prefix, environmentVariableProblems(prefix));
    if (configMapRef) checkSourceName(configMapRef, at.child('configMapRef'), errors);
    if (secretRef) checkSourceName(secretRef, at.child('secretRef'), errors);
    if (configMapRef === undefined && secretRef === undefined) {
      errors.push(invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
    } else if (configMapRef !== undefined && secretRef !== undefined) {
      errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
    }
  }
};
