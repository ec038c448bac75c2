import { decodeObject } from '../decode/object.ts';
import { type KubernetesVersion, kubernetes136 } from '../kubernetesVersion.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { DaemonSet, StatefulSet } from '../objects/apps.ts';
import type { CronJob, Job } from '../objects/batch.ts';
import type { Pod, PodTemplateSpec } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import { type ResourceName, resourceType } from '../resourceTypes.ts';
import { dropDisabledFields } from './disabledFields.ts';
import { preparePodForCreate } from './pod.ts';
import {
  dropMaxUnavailable,
  generateSelector,
  setTemplateGeneration,
  templateGenerationOf,
} from './workloads.ts';

/** The template of the Pods that a workload makes. */
export const podTemplateOf = (
  resource: ResourceName,
  object: ApiObject | undefined,
): PodTemplateSpec | undefined => {
  if (object === undefined || resource === 'pods') return undefined;
  if (resource === 'cronjobs') return (object as CronJob).spec?.jobTemplate?.spec?.template;
  return (object as { spec?: { template?: PodTemplateSpec } }).spec?.template;
};

/** A status that says nothing yet. */
const emptyStatus = (resource: ResourceName): unknown =>
  decodeObject(resourceType(resource).shape, {}).object.status;

/**
 * What creation changes in a defaulted object that the caller owns: generation 1, a new status, fields of
 * switched-off features dropped, and what each kind does besides. Gives the warnings about it.
 */
export const prepareForCreate = (
  resource: ResourceName,
  object: Draft<ApiObject> & { status?: unknown },
  version: KubernetesVersion = kubernetes136,
): readonly string[] => {
  if (resource === 'pods') return preparePodForCreate(object as Draft<Pod>, version);
  object.metadata = { ...object.metadata, generation: 1 };
  object.status = emptyStatus(resource);
  if (object.status === undefined) delete object.status;
  const workload = object as ApiObject;
  if (resource === 'jobs') generateSelector(workload as Job);
  if (resource === 'statefulsets' && !version.features.MaxUnavailableStatefulSet) {
    dropMaxUnavailable(workload as StatefulSet, undefined);
  }
  if (resource === 'daemonsets') {
    const generation = templateGenerationOf(workload as DaemonSet);
    setTemplateGeneration(workload as DaemonSet, generation < 1n ? 1n : generation);
  }
  dropDisabledFields(podTemplateOf(resource, workload)?.spec, undefined, version);
  return [];
};
