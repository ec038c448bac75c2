import { sameInteger } from '../decode/exactInteger.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { DaemonSet, StatefulSet } from '../objects/apps.ts';
import type { CronJob } from '../objects/batch.ts';
import type { Pod } from '../objects/core.ts';
import { templateGenerationOf } from '../prepare/workloads.ts';
import type { ResourceName } from '../resourceTypes.ts';
import { Path } from '../validation/path.ts';
import { warnOfIp } from './ip.ts';
import type { WarningTexts } from './warnings.ts';
import { warnOfStatefulSet, warnOfTemplate } from './workloads.ts';

const timeZoneInSchedule =
  'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details';

const isChanged = (resource: ResourceName, next: ApiObject, old: ApiObject): boolean =>
  resource === 'daemonsets'
    ? templateGenerationOf(next as DaemonSet) !== templateGenerationOf(old as DaemonSet)
    : !sameInteger(next.metadata?.generation ?? 0, old.metadata?.generation ?? 0);

/** Warnings about a valid update of a workload: as on its creation, if the specification changes. */
export const warningsOnWorkloadUpdate = (
  resource: ResourceName,
  next: ApiObject,
  old: ApiObject,
): readonly string[] => {
  const warnings: WarningTexts = [];
  if (isChanged(resource, next, old)) warnOfTemplate(resource, next, warnings);
  if (resource === 'statefulsets') warnOfStatefulSet(next as StatefulSet, true, warnings);
  const schedule = resource === 'cronjobs' ? ((next as CronJob).spec?.schedule ?? '') : '';
  if (schedule.includes('TZ')) warnings.push(timeZoneInSchedule);
  return warnings;
};

/** Warnings about a valid update of a Pod: its status may tell addresses that are not written as they should be. */
export const warningsOnPodUpdate = (subresource: string, { status }: Pod): readonly string[] => {
  const warnings: WarningTexts = [];
  if (subresource !== 'status') return warnings;
  for (const list of ['podIPs', 'hostIPs'] as const) {
    for (const [index, { ip }] of (status?.[list] ?? []).entries()) {
      warnOfIp(ip ?? '', Path.of('status').child(list).index(index).child('ip'), warnings);
    }
  }
  return warnings;
};
