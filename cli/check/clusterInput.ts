import { clusterFrom } from '../../drivers/exhaustive/manifest.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import { objectName } from '../../reports/json/checkReport.ts';
import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import type { Problem } from '../../spec/problem.ts';
import { Failure, fail } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';

/** What manifests that were read from these files give the scenario; fails with all their problems. */
export const clusterInput = (
  scenario: Scenario,
  files: readonly string[],
  read: ReadManifest,
  skipUnmodelled: boolean,
  { complain }: Surroundings,
): ClusterInput => {
  if (!scenario.takesManifests && files.length > 0) {
    return fail('PS1201', `the scenario ${scenario.name} takes no manifests`);
  }
  const { input, skipped, problems } = clusterFrom(read.objects, { skipUnmodelled });
  const all = [...read.problems, ...problems];
  if (all.length > 0) throw new Failure(inOrder(all, files));
  for (const object of skipped) complain(`left out, not modelled: ${objectName(object)}`);
  if (scenario.takesManifests && input.objects.length === 0) fail('PS1009', 'no object is left to check');
  return input;
};

/** As they stand in the files: by file, document and line. */
const inOrder = (problems: readonly Problem[], files: readonly string[]): Problem[] =>
  problems.toSorted(
    ({ place: a }, { place: b }) =>
      files.indexOf(a.file ?? '') - files.indexOf(b.file ?? '') ||
      (a.document ?? 0) - (b.document ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
