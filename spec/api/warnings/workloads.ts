import type { ApiObject } from '../objects/apiObject.ts';
import type { StatefulSet } from '../objects/apps.ts';
import type { CronJob, Job, JobSpec } from '../objects/batch.ts';
import { podTemplateOf } from '../prepare/create.ts';
import type { ResourceName } from '../resourceTypes.ts';
import { dnsLabelProblems } from '../validation/names.ts';
import { Path } from '../validation/path.ts';
import { warnOfClaim } from './amounts.ts';
import { warnOfPodTemplate } from './pod.ts';
import type { WarningTexts } from './warnings.ts';

/** A warning about a name that will be that of a host, or a part of one, and is no DNS label. */
export const warnOfHostname = (name: string, usedIn: string, warnings: WarningTexts): void => {
  const problems = dnsLabelProblems(name);
  if (problems.length === 0) return;
  const advice = `a DNS label is recommended: [${problems.join(' ')}]`;
  warnings.push(
    `metadata.name: this is used in ${usedIn}, which can result in surprising behavior; ${advice}`,
  );
};

/** Beyond both of these the status of an Indexed Job may not hold what it should. */
const manyCompletions = 100_000;
const muchParallelism = 10_000;

const mayLoseIndexes =
  'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';

/**
 * Warnings about the specification of a Job, its template included.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
const warnOfJobSpec = (spec: JobSpec | undefined, path: Path, warnings: WarningTexts): void => {
  const isLarge = (spec?.completions ?? 0) > manyCompletions && (spec?.parallelism ?? 0) > muchParallelism;
  if (isLarge && spec?.completionMode === 'Indexed') warnings.push(`${path}: ${mayLoseIndexes}`);
  warnOfPodTemplate(spec?.template, path.child('template'), warnings);
};

const specPath = Path.of('spec');
const templatePath = specPath.child('template');
const jobSpecPath = specPath.child('jobTemplate').child('spec');

/** Warnings about the template of the Pods that a workload makes, and about how a Job runs them. */
export const warnOfTemplate = (resource: ResourceName, object: ApiObject, warnings: WarningTexts): void => {
  if (resource === 'jobs') warnOfJobSpec((object as Job).spec, specPath, warnings);
  else if (resource === 'cronjobs') {
    warnOfJobSpec((object as CronJob).spec?.jobTemplate?.spec, jobSpecPath, warnings);
  } else warnOfPodTemplate(podTemplateOf(resource, object), templatePath, warnings);
};

/** Warnings about what a StatefulSet has besides its template; an update tells the claims' path in its own way. */
export const warnOfStatefulSet = ({ spec }: StatefulSet, isUpdate: boolean, warnings: WarningTexts): void => {
  const path = specPath.child('volumeClaimTemplates');
  for (const [index, claim] of (spec?.volumeClaimTemplates ?? []).entries()) {
    const here = path.index(index);
    warnOfClaim(claim.spec, isUpdate ? here.child('Spec') : here, warnings);
  }
  if ((spec?.revisionHistoryLimit ?? 0) >= 0) return;
  warnings.push(
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
  );
};
