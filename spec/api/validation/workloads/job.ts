import { selects } from '../../labelSelector.ts';
import type { Job, JobSpec } from '../../objects/batch.ts';
import { type FieldErrors, invalid, notSupported, required, tooLong } from '../fieldError.ts';
import { successPolicyForm } from '../internalForm.ts';
import { checkLabelSelector } from '../labels.ts';
import { addProblems, byteLength, dnsLabelProblems, dnsSubdomainProblems, mustMatch } from '../names.ts';
import { checkNonNegative } from '../numbers.ts';
import type { PodValidationOptions } from '../options.ts';
import { Path } from '../path.ts';
import { checkPodTemplate } from '../pod.ts';
import { labelsForm, selectorForm } from '../selectorForm.ts';
import { checkPodFailurePolicy, checkSuccessPolicy } from './jobPolicies.ts';
import { compiled } from './selector.ts';

export type JobValidationOptions = PodValidationOptions & {
  /** the old selector has values that are no label values; they may stay */
  readonly allowInvalidSelectorValue: boolean;
  /** the labels with the prefix `batch.kubernetes.io/` are required, as they are since v1.27 */
  readonly requirePrefixedLabels: boolean;
};

const maxIndexed = 100_000;
const maxWithManyCompletions = 10_000;
const maxManagedBy = 63;
const domainPath = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

const checkManagedBy = (managedBy: string | undefined, path: Path, errors: FieldErrors): void => {
  if (managedBy === undefined) return;
  if (managedBy === '') errors.push(required(path));
  else {
    const slash = managedBy.indexOf('/');
    const [host, rest] = [managedBy.slice(0, slash), managedBy.slice(slash + 1)];
    if (slash <= 0 || rest === '') {
      errors.push(invalid(path, managedBy, 'must be a domain-prefixed path (such as "acme.io/foo")'));
    } else {
      addProblems(errors, path, host, dnsSubdomainProblems(host));
      if (!new RegExp(`^${domainPath}$`).test(rest)) {
        errors.push(invalid(path, rest, mustMatch('Invalid path', domainPath)));
      }
    }
  }
  if (byteLength(managedBy) > maxManagedBy) errors.push(tooLong(path, maxManagedBy));
};

const checkIndexed = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const { completions, parallelism, maxFailedIndexes, backoffLimitPerIndex } = spec;
  const failed = path.child('maxFailedIndexes');
  if (completions === undefined)
    errors.push(required(path.child('completions'), 'when completion mode is Indexed'));
  if (parallelism !== undefined && parallelism > maxIndexed) {
    const detail = `must be less than or equal to ${maxIndexed} when completion mode is Indexed`;
    errors.push(invalid(path.child('parallelism'), parallelism, detail));
  }
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
    errors.push(invalid(failed, maxFailedIndexes, 'must be less than or equal to completions'));
  }
  if (maxFailedIndexes !== undefined && maxFailedIndexes > maxIndexed) {
    errors.push(invalid(failed, maxFailedIndexes, `must be less than or equal to ${maxIndexed}`));
  }
  if (completions === undefined || completions <= maxIndexed || backoffLimitPerIndex === undefined) return;
  const detail = `must be less than or equal to ${maxWithManyCompletions} when completions are above ${maxIndexed} and used with backoff limit per index`;
  if (maxFailedIndexes === undefined) {
    errors.push(required(failed, `must be specified when completions is above ${maxIndexed}`));
  }
  if (parallelism !== undefined && parallelism > maxWithManyCompletions) {
    errors.push(invalid(path.child('parallelism'), parallelism, detail));
  }
  if (maxFailedIndexes !== undefined && maxFailedIndexes > maxWithManyCompletions) {
    errors.push(invalid(failed, maxFailedIndexes, detail));
  }
};

const checkCompletionMode = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const { completionMode, backoffLimitPerIndex, maxFailedIndexes } = spec;
  const modes = ['NonIndexed', 'Indexed'];
  if (completionMode !== undefined && !modes.includes(completionMode)) {
    errors.push(notSupported(path.child('completionMode'), completionMode, modes));
  }
  if (completionMode === 'Indexed') checkIndexed(spec, path, errors);
  if (completionMode !== undefined && completionMode !== 'NonIndexed') return;
  const detail = 'requires indexed completion mode';
  if (backoffLimitPerIndex !== undefined) {
    errors.push(invalid(path.child('backoffLimitPerIndex'), backoffLimitPerIndex, detail));
  }
  if (maxFailedIndexes !== undefined) {
    errors.push(invalid(path.child('maxFailedIndexes'), maxFailedIndexes, detail));
  }
};

const checkReplacementPolicy = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const { podReplacementPolicy: policy, podFailurePolicy } = spec;
  if (policy === undefined) return;
  const supported = podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  if (!supported.includes(policy)) errors.push(notSupported(path, policy, supported));
};

const checkRestartPolicy = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const policy = spec.template?.spec?.restartPolicy ?? '';
  if (policy === '' || policy === 'Always') errors.push(required(path, 'valid values: "OnFailure", "Never"'));
  else if (policy !== 'OnFailure' && policy !== 'Never') {
    errors.push(notSupported(path, policy, ['OnFailure', 'Never']));
  } else if (spec.podFailurePolicy !== undefined && policy !== 'Never') {
    errors.push(invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified'));
  }
};

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

/**
 * What holds for the specification of a Job and for that in a CronJob's template.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const checkJobTemplateSpec = (
  spec: JobSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  for (const field of counts) checkNonNegative(spec[field], path.child(field), errors);
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(path.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'));
  }
  checkManagedBy(spec.managedBy, path.child('managedBy'), errors);
  checkCompletionMode(spec, path, errors);
  if (spec.podFailurePolicy) checkPodFailurePolicy(spec, path.child('podFailurePolicy'), errors);
  if (spec.successPolicy) {
    const at = path.child('successPolicy');
    if (spec.completionMode === 'Indexed') checkSuccessPolicy(spec, at, errors);
    else errors.push(invalid(at, successPolicyForm(spec.successPolicy), 'requires indexed completion mode'));
  }
  checkReplacementPolicy(spec, path.child('podReplacementPolicy'), errors);
  checkPodTemplate(spec.template ?? {}, path.child('template'), options, errors);
  checkRestartPolicy(spec, path.child('template').child('spec').child('restartPolicy'), errors);
};

/** `job.spec`: the template's rules, and a selector that fits. */
export const checkJobSpec = (
  spec: JobSpec,
  path: Path,
  options: JobValidationOptions,
  errors: FieldErrors,
): void => {
  checkJobTemplateSpec(spec, path, options, errors);
  const allowInvalidValues =
    options.allowInvalidSelectorValue || options.allowInvalidLabelValueInAffinitySelector;
  if (spec.selector === undefined) errors.push(required(path.child('selector')));
  else checkLabelSelector(spec.selector, { allowInvalidValues }, path.child('selector'), errors);
  const asked = compiled(spec.selector);
  const labels = spec.template?.metadata?.labels;
  if (asked === undefined || selects(asked, labels)) return;
  const at = path.child('template').child('metadata').child('labels');
  errors.push(invalid(at, labelsForm(labels), '`selector` does not match template `labels`'));
};

/** Without `manualSelector` the server itself has made the selector and the labels that it selects. */
const checkGeneratedSelector = ({ metadata, spec }: Job, prefixed: boolean, errors: FieldErrors): void => {
  if (spec?.manualSelector || spec?.selector === undefined) return;
  const { uid = '', name = '' } = metadata ?? {};
  if (uid === '') errors.push(required(Path.of('metadata').child('uid')));
  const expected: Record<string, string> = { 'controller-uid': uid, 'job-name': name };
  if (prefixed) {
    expected['batch.kubernetes.io/controller-uid'] = uid;
    expected['batch.kubernetes.io/job-name'] = name;
  }
  const labels = spec.template?.metadata?.labels ?? {};
  const at = Path.of('spec').child('template').child('metadata').child('labels');
  for (const [key, value] of Object.entries(expected)) {
    const actual = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (actual === undefined) errors.push(required(at.key(key), `must be '${value}'`));
    else if (actual !== value) errors.push(invalid(at.key(key), labelsForm(labels), `must be '${value}'`));
  }
  const asked = compiled(spec.selector);
  if (asked === undefined || selects(asked, expected)) return;
  errors.push(
    invalid(Path.of('spec').child('selector'), selectorForm(spec.selector), '`selector` not auto-generated'),
  );
};

/** A Job, its metadata aside. The names of its indexed Pods have to be host names. */
export const checkJob = (job: Job, options: JobValidationOptions, errors: FieldErrors): void => {
  const { metadata, spec = { template: {} } } = job;
  checkGeneratedSelector(job, options.requirePrefixedLabels, errors);
  checkJobSpec(spec, Path.of('spec'), options, errors);
  const { completionMode, completions = 0 } = spec;
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const hostname = `${metadata?.name ?? ''}-${completions - 1}`;
  if (dnsLabelProblems(hostname).length === 0) return;
  const detail = `will not able to create pod with invalid DNS label: ${hostname}`;
  errors.push(invalid(Path.of('metadata').child('name'), metadata?.name ?? '', detail));
};
