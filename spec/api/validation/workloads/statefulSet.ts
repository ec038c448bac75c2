import type { StatefulSetSpec } from '../../objects/apps.ts';
import type { PodTemplateSpec } from '../../objects/core.ts';
import { checkPodAnnotations } from '../annotations.ts';
import { type FieldErrors, forbidden, invalid, notSupported, required } from '../fieldError.ts';
import { partitionedForm, partitionForm } from '../internalForm.ts';
import { checkLabels } from '../labels.ts';
import { checkAnnotations } from '../metadata.ts';
import { checkDnsLabel } from '../names.ts';
import { amountOf, checkAtMost100Percent, checkNonNegative, checkNumberOrPercent } from '../numbers.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkPodTemplate } from '../pod.ts';
import { selectorForm } from '../selectorForm.ts';
import { checkClaimSpec } from '../volumes/claim.ts';
import { checkRunsForever, checkSelectsTemplate, checkWorkloadSelector, compiled } from './selector.ts';

/** What an update lets pass since it cannot be mended: these fields are immutable. */
export type StatefulSetTolerance = {
  readonly serviceName: boolean;
  readonly volumeClaimTemplates: boolean;
  readonly template: boolean;
};

/** Nothing of a StatefulSet is accepted because it was there before. */
export const noTolerance: StatefulSetTolerance = {
  serviceName: false,
  volumeClaimTemplates: false,
  template: false,
};

const checkUpdateStrategy = (spec: StatefulSetSpec, path: Path, errors: FieldErrors): void => {
  const { type = '', rollingUpdate } = spec.updateStrategy ?? {};
  const at = path.child('rollingUpdate');
  if (type === '') errors.push(required(path));
  else if (type === 'OnDelete') {
    if (rollingUpdate !== undefined) {
      errors.push(
        invalid(at, partitionForm(rollingUpdate), "only allowed for updateStrategy 'RollingUpdate'"),
      );
    }
  } else if (type !== 'RollingUpdate') {
    errors.push(
      invalid(path, partitionedForm(spec.updateStrategy ?? {}), "must be 'RollingUpdate' or 'OnDelete'"),
    );
  } else if (rollingUpdate !== undefined) {
    const { partition, maxUnavailable } = rollingUpdate;
    checkNonNegative(partition, at.child('partition'), errors);
    if (maxUnavailable === undefined) return;
    checkNumberOrPercent(maxUnavailable, at.child('maxUnavailable'), errors);
    if (amountOf(maxUnavailable) === 0) {
      errors.push(invalid(at.child('maxUnavailable'), maxUnavailable, 'cannot be 0'));
    }
    checkAtMost100Percent(maxUnavailable, at.child('maxUnavailable'), errors);
  }
};

const retention = ['Retain', 'Delete'];

const checkRetentionPolicy = (spec: StatefulSetSpec, path: Path, errors: FieldErrors): void => {
  const policy = spec.persistentVolumeClaimRetentionPolicy;
  if (policy === undefined) return;
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = policy[field] ?? '';
    if (!retention.includes(value)) errors.push(notSupported(path.child(field), value, retention));
  }
};

/** The template as its Pods will be: with the volumes of their claims; host name and subdomain are set per Pod. */
const effectiveTemplate = (spec: StatefulSetSpec): PodTemplateSpec => {
  const {
    hostname: _hostname,
    subdomain: _subdomain,
    ...podSpec
  } = spec.template?.spec ?? { containers: [] };
  const claims = new Set((spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? ''));
  if (claims.size === 0) return { ...spec.template, spec: podSpec };
  const volumes = [
    ...[...claims].map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...(podSpec.volumes ?? []).filter(({ name }) => !claims.has(name)),
  ];
  return { ...spec.template, spec: { ...podSpec, volumes } };
};

const policies = ['OrderedReady', 'Parallel'];

/**
 * `statefulSet.spec`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const checkStatefulSetSpec = (
  spec: StatefulSetSpec,
  path: Path,
  options: PodValidationOptions,
  tolerance: StatefulSetTolerance,
  errors: FieldErrors,
): void => {
  const { podManagementPolicy = '', serviceName = '', selector, template = {} } = spec;
  if (podManagementPolicy === '') errors.push(required(path.child('podManagementPolicy')));
  else if (!policies.includes(podManagementPolicy)) {
    const detail = "must be 'OrderedReady' or 'Parallel'";
    errors.push(invalid(path.child('podManagementPolicy'), podManagementPolicy, detail));
  }
  checkUpdateStrategy(spec, path.child('updateStrategy'), errors);
  checkRetentionPolicy(spec, path.child('persistentVolumeClaimRetentionPolicy'), errors);
  if (!tolerance.volumeClaimTemplates) {
    for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
      checkClaimSpec(claim.spec ?? {}, path.child('volumeClaimTemplates').index(index).child('spec'), errors);
    }
  }
  checkNonNegative(spec.replicas, path.child('replicas'), errors);
  checkNonNegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  checkNonNegative(spec.ordinals?.start, path.child('ordinals.start'), errors);
  if (!tolerance.serviceName && serviceName !== '') {
    checkDnsLabel(serviceName, path.child('serviceName'), errors);
  }
  checkWorkloadSelector(selector, 'statefulset', path.child('selector'), errors);
  const asked = compiled(selector);
  const at = path.child('template');
  if (asked === undefined) errors.push(invalid(path.child('selector'), selectorForm(selector), ''));
  else {
    const effective = effectiveTemplate(spec);
    checkSelectsTemplate(asked, effective, at, errors);
    if (!tolerance.template) checkPodTemplate(effective, at, options, errors);
    checkLabels(template.metadata?.labels, at.child('labels'), errors);
    checkAnnotations(template.metadata?.annotations, at.child('annotations'), errors);
    const podSpec = effective.spec ?? { containers: [] };
    checkPodAnnotations(template.metadata?.annotations, podSpec, at.child('annotations'), options, errors);
  }
  checkRunsForever(template, 'StatefulSet', at, errors);
};

/** What an update of `statefulSet.spec` may change. */
export const mutableStatefulSetFields = [
  'replicas',
  'template',
  'updateStrategy',
  'minReadySeconds',
  'ordinals',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
] as const satisfies readonly (keyof StatefulSetSpec)[];

/** What is said where an update changes more of a StatefulSet than may be changed. */
export const immutableStatefulSetError = (path: Path) =>
  forbidden(
    path,
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  );
