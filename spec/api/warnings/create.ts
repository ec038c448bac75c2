import type { ApiObject } from '../objects/apiObject.ts';
import type { StatefulSet } from '../objects/apps.ts';
import type { Pod } from '../objects/core.ts';
import type { ResourceName } from '../resourceTypes.ts';
import { warnOfPod } from './pod.ts';
import type { WarningTexts } from './warnings.ts';
import { warnOfHostname, warnOfStatefulSet, warnOfTemplate } from './workloads.ts';

const hostnameUses: Readonly<Record<ResourceName, string | undefined>> = {
  pods: "the Pod's hostname",
  replicasets: 'Pod names and hostnames',
  deployments: 'Pod names and hostnames',
  statefulsets: undefined,
  daemonsets: undefined,
  jobs: 'Pod names and hostnames',
  cronjobs: 'Pod names and hostnames',
};

const warnOfSpec = (resource: ResourceName, object: ApiObject, warnings: WarningTexts): void => {
  if (resource === 'pods') warnOfPod(object as Pod, warnings);
  else warnOfTemplate(resource, object, warnings);
  if (resource === 'statefulsets') warnOfStatefulSet(object as StatefulSet, false, warnings);
};

/**
 * What the API server warns of when it creates an object that is valid: what works, but is likely to be a mistake, or
 * deprecated. In the server's order; one text may occur twice.
 * https://kubernetes.io/blog/2020/09/03/warnings/
 */
export const warningsOnCreate = (resource: ResourceName, object: ApiObject): readonly string[] => {
  const warnings: WarningTexts = [];
  const use = hostnameUses[resource];
  if (use !== undefined) warnOfHostname(object.metadata?.name ?? '', use, warnings);
  warnOfSpec(resource, object, warnings);
  return warnings;
};
