import type { KubernetesVersion } from '../../kubernetesVersion.ts';
import type { ApiObject } from '../../objects/apiObject.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet, StatefulSetSpec } from '../../objects/apps.ts';
import type { CronJob, Job, JobSpec } from '../../objects/batch.ts';
import type { Affinity, Container, PodSpec, PodTemplateSpec } from '../../objects/core.ts';
import type { LabelSelector } from '../../objects/meta.ts';
import { podTemplateOf } from '../../prepare/create.ts';
import type { ResourceName } from '../../resourceTypes.ts';
import { equalAs, equalField } from '../../semanticEqual.ts';
import { checkRollback } from '../create.ts';
import { type FieldError, type FieldErrors, invalid } from '../fieldError.ts';
import { isLabelValue } from '../labels.ts';
import { checkObjectMeta, checkObjectMetaUpdate } from '../metadata.ts';
import type { PodValidationOptions } from '../options.ts';
import { Path } from '../path.ts';
import { podValidationOptions } from '../podOptions.ts';
import { selectorForm } from '../selectorForm.ts';
import { checkCronJobSpec } from '../workloads/cronJob.ts';
import { checkDaemonSetSpec } from '../workloads/daemonSet.ts';
import { checkJob, checkJobSpec, type JobValidationOptions } from '../workloads/job.ts';
import { checkDeploymentSpec, checkReplicaSetSpec } from '../workloads/replicaSet.ts';
import {
  checkStatefulSetSpec,
  immutableStatefulSetError,
  mutableStatefulSetFields,
} from '../workloads/statefulSet.ts';

const path = Path.of('spec');
const metaPath = Path.of('metadata');

const hasInvalidValue = (selector: LabelSelector | undefined): boolean =>
  (selector?.matchExpressions ?? []).some(({ values }) =>
    (values ?? []).some((value) => !isLabelValue(value)),
  );

/** A selector decides which Pods are whose: it stays. */
const checkSelectorKept = (
  next: LabelSelector | undefined,
  old: LabelSelector | undefined,
  errors: FieldErrors,
): void => {
  if (equalField('apps.ReplicaSetSpec', 'selector', next, old)) return;
  errors.push(invalid(path.child('selector'), selectorForm(next), 'field is immutable'));
};

const checkStatefulSet = (
  next: StatefulSet,
  old: StatefulSet,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const [after, before] = [next.spec!, old.spec!];
  const tolerance = { serviceName: true, volumeClaimTemplates: true, template: false };
  const oldErrors: FieldErrors = [];
  checkStatefulSetSpec(before, path, options, tolerance, oldErrors);
  checkStatefulSetSpec(after, path, options, { ...tolerance, template: oldErrors.length > 0 }, errors);
  const kept: Record<string, unknown> = { ...after };
  for (const field of mutableStatefulSetFields) kept[field] = before[field];
  if (!equalAs('apps.StatefulSetSpec', kept as unknown as StatefulSetSpec, before)) {
    errors.push(immutableStatefulSetError(path));
  }
};

/** A Job that is suspended and not running may change where its Pods run and what they ask for. */
const isAtRest = ({ spec, status }: Job): boolean => {
  const suspendedCondition = (status?.conditions ?? []).some(
    ({ type, status: value }) => type === 'Suspended' && value === 'True',
  );
  return (
    spec?.suspend === true &&
    (status?.startTime === undefined || suspendedCondition) &&
    (status?.active ?? 0) === 0
  );
};

const withNodeAffinityOf = (old: Affinity | undefined, next: Affinity | undefined): Affinity | undefined => {
  const { nodeAffinity: _, ...others } = old ?? {};
  if (next === undefined && Object.keys(others).length === 0) return undefined;
  return next?.nodeAffinity === undefined ? others : { ...others, nodeAffinity: next.nodeAffinity };
};

/**
 * The old template with the scheduling directives of the new one.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives
 */
const withDirectivesOf = (old: PodTemplateSpec, next: PodTemplateSpec): PodTemplateSpec => {
  const { nodeSelector, tolerations, schedulingGates, affinity } = next.spec ?? {};
  const spec = {
    ...old.spec,
    containers: old.spec?.containers ?? [],
    nodeSelector,
    tolerations,
    schedulingGates,
  };
  return {
    ...old,
    metadata: { ...old.metadata, labels: next.metadata?.labels, annotations: next.metadata?.annotations },
    spec: { ...spec, affinity: withNodeAffinityOf(old.spec?.affinity, affinity) },
  };
};

const withResourcesOf = (
  old: Container[] | undefined,
  next: Container[] | undefined,
): Container[] | undefined => {
  if (old === undefined || old.length !== next?.length) return old;
  return old.map((container, index) => {
    const other = next[index]!;
    return container.name === other.name ? { ...container, resources: other.resources } : container;
  });
};

const checkJobTemplate = (next: JobSpec, old: Job, errors: FieldErrors): void => {
  const atRest = isAtRest(old);
  const after = next.template;
  const before = atRest ? withDirectivesOf(old.spec!.template, after) : old.spec!.template;
  if (old.spec?.suspend && atRest) {
    const kept: PodSpec = {
      ...(before.spec ?? { containers: [] }),
      containers: withResourcesOf(before.spec?.containers, after.spec?.containers) ?? [],
      initContainers: withResourcesOf(before.spec?.initContainers, after.spec?.initContainers),
    };
    if (equalAs('core.PodSpec', after.spec, kept)) return;
    errors.push(invalid(path.child('template.spec'), after.spec, 'field is immutable'));
  } else if (!equalAs('core.PodTemplateSpec', after, before)) {
    errors.push(invalid(path.child('template'), after, 'field is immutable'));
  }
};

const immutableJobFields = [
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
] as const;

const checkCompletions = (next: JobSpec, old: JobSpec, errors: FieldErrors): void => {
  if (next.completions === old.completions) return;
  const at = path.child('completions');
  if (next.completionMode !== 'Indexed') errors.push(invalid(at, next.completions, 'field is immutable'));
  else if (next.completions !== undefined && next.completions !== next.parallelism) {
    errors.push(invalid(at, next.completions, 'can only be modified in tandem with spec.parallelism'));
  }
};

const checkJobUpdate = (next: Job, old: Job, base: PodValidationOptions, errors: FieldErrors): void => {
  const labels = old.spec?.template?.metadata?.labels ?? {};
  const options: JobValidationOptions = {
    ...base,
    allowInvalidSelectorValue: hasInvalidValue(old.spec?.selector),
    requirePrefixedLabels:
      labels['batch.kubernetes.io/job-name'] !== undefined &&
      labels['batch.kubernetes.io/controller-uid'] !== undefined,
  };
  const [after, before] = [next.spec!, old.spec!];
  checkObjectMeta(next.metadata, metaPath, errors);
  checkJob(next, options, errors);
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, metaPath, errors);
  checkJobSpec(after, path, options, errors);
  checkCompletions(after, before, errors);
  checkSelectorKept(after.selector, before.selector, errors);
  checkJobTemplate(after, old, errors);
  for (const field of immutableJobFields) {
    if (equalField('batch.JobSpec', field, after[field], before[field])) continue;
    errors.push(invalid(path.child(field), after[field], 'field is immutable'));
  }
};

/** Every reason why a workload cannot be updated like this; none if it can. */
export const validateWorkloadUpdate = (
  resource: ResourceName,
  next: ApiObject,
  old: ApiObject,
  version: KubernetesVersion,
): readonly FieldError[] => {
  const errors: FieldErrors = [];
  const options = podValidationOptions(false, podTemplateOf(resource, old), version);
  if (resource === 'jobs') {
    checkJobUpdate(next as Job, old as Job, options, errors);
    return errors;
  }
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, metaPath, errors);
  switch (resource) {
    case 'replicasets':
      checkReplicaSetSpec((next as ReplicaSet).spec!, path, options, errors);
      checkSelectorKept((next as ReplicaSet).spec!.selector, (old as ReplicaSet).spec!.selector, errors);
      break;
    case 'deployments':
      checkDeploymentSpec((next as Deployment).spec!, path, options, errors);
      checkRollback(next, path, errors);
      checkSelectorKept((next as Deployment).spec!.selector, (old as Deployment).spec!.selector, errors);
      break;
    case 'statefulsets':
      checkStatefulSet(next as StatefulSet, old as StatefulSet, options, errors);
      break;
    case 'daemonsets': {
      const [after, before] = [(next as DaemonSet).spec!, (old as DaemonSet).spec!];
      checkSelectorKept(after.selector, before.selector, errors);
      const allowInvalidSelectorValue = hasInvalidValue(before.selector);
      checkDaemonSetSpec(after, path, { ...options, allowInvalidSelectorValue }, errors);
      break;
    }
    case 'cronjobs':
      checkCronJobSpec((next as CronJob).spec!, (old as CronJob).spec, path, options, errors);
      break;
  }
  return errors;
};
