import { type KubernetesVersion, kubernetes136 } from '../kubernetesVersion.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../objects/apps.ts';
import type { CronJob, Job } from '../objects/batch.ts';
import type { Pod } from '../objects/core.ts';
import { rollbackRevisionOf } from '../prepare/workloads.ts';
import type { ResourceName } from '../resourceTypes.ts';
import { type FieldError, type FieldErrors, invalid } from './fieldError.ts';
import { checkObjectMeta } from './metadata.ts';
import { byteLength, dnsLabelProblems } from './names.ts';
import { Path } from './path.ts';
import { validatePodCreate } from './pod.ts';
import { podValidationOptions } from './podOptions.ts';
import { checkCronJobSpec } from './workloads/cronJob.ts';
import { checkDaemonSetSpec } from './workloads/daemonSet.ts';
import { checkJob } from './workloads/job.ts';
import { checkDeploymentSpec, checkReplicaSetSpec } from './workloads/replicaSet.ts';
import { checkStatefulSetSpec, noTolerance } from './workloads/statefulSet.ts';

/** Room for what the controller appends to the names of a CronJob's Jobs. */
const maxCronJobName = 52;

/** A Deployment that is rolled back to a revision, in an annotation of the old API: none before the first. */
export const checkRollback = (object: ApiObject, path: Path, errors: FieldErrors): void => {
  const revision = rollbackRevisionOf(object.metadata?.annotations);
  if (revision === undefined || revision >= 0n) return;
  errors.push(
    invalid(path.child('rollback').child('version'), Number(revision), 'must be greater than or equal to 0'),
  );
};

/** Every reason why a defaulted and prepared object cannot be created; none if it can. */
export const validateCreate = (
  resource: ResourceName,
  object: ApiObject,
  version: KubernetesVersion = kubernetes136,
): readonly FieldError[] => {
  if (resource === 'pods') return validatePodCreate(object as Pod, version);
  const errors: FieldErrors = [];
  const options = podValidationOptions(false, undefined, version);
  const metadata = Path.of('metadata');
  const path = Path.of('spec');
  const nameRule = resource === 'statefulsets' ? dnsLabelProblems : undefined;
  checkObjectMeta(object.metadata, metadata, errors, nameRule);
  switch (resource) {
    case 'replicasets':
      checkReplicaSetSpec((object as ReplicaSet).spec!, path, options, errors);
      break;
    case 'deployments':
      checkDeploymentSpec((object as Deployment).spec!, path, options, errors);
      checkRollback(object, path, errors);
      break;
    case 'statefulsets':
      checkStatefulSetSpec((object as StatefulSet).spec!, path, options, noTolerance, errors);
      break;
    case 'daemonsets':
      checkDaemonSetSpec((object as DaemonSet).spec!, path, options, errors);
      break;
    case 'jobs':
      checkJob(
        object as Job,
        { ...options, allowInvalidSelectorValue: false, requirePrefixedLabels: true },
        errors,
      );
      break;
    case 'cronjobs':
      checkCronJobSpec((object as CronJob).spec!, undefined, path, options, errors);
      if (byteLength(object.metadata?.name ?? '') > maxCronJobName) {
        const detail = 'must be no more than 52 characters';
        errors.push(invalid(metadata.child('name'), object.metadata?.name, detail));
      }
      break;
  }
  return errors;
};
