import { clusterFrom } from '../../drivers/exhaustive/manifest.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import { mayHavePods } from '../../models/cluster/workloads/readWorkloads.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import { objectNames } from '../../reports/objectNames.ts';
import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import type { Problem } from '../../spec/problem.ts';
import type { OptionValues } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import { kebab } from './checkOptions.ts';

/** What manifests that were read from these files give the scenario; fails with all their problems. */
export const clusterInput = (
  scenario: Scenario,
  files: readonly string[],
  read: ReadManifest,
  options: OptionValues = {},
): ClusterInput => {
  if (!scenario.takesManifests && files.length > 0) {
    return fail('PS1201', `the scenario ${scenario.name} takes no manifests`);
  }
  const { input, problems } = clusterFrom(read.objects, read.unselected);
  const all = [...read.problems, ...problems];
  if (all.length > 0) throw new Failure(inOrder(all, files));
  if (scenario.takesManifests && !input.objects.some(({ kind }) => mayHavePods(kind))) {
    fail('PS1009', `there is no Pod and no workload in the input${instead(read)}`);
  }
  const planned = plannedNodes.find((name) => options[name] !== undefined);
  if (planned !== undefined && input.objects.some(({ kind }) => kind === 'Node')) {
    fail('PS1201', `--${kebab(planned)} cannot be combined with Nodes in the input`);
  }
  return input;
};

/** The input with what `--rollout` changes it to; fails with all its problems, and where the scenario has no rollouts. */
export const withChanged = (
  scenario: Scenario,
  input: ClusterInput,
  { rollout, changed }: CheckCommandOptions,
): ClusterInput => {
  if (!changed) return input;
  if (!scenario.takesManifests)
    return fail('PS1201', `--rollout: the scenario ${scenario.name} takes no manifests`);
  const { input: read, problems } = clusterFrom(changed.objects);
  const all = [...changed.problems, ...problems];
  if (all.length > 0) throw new Failure(inOrder(all, [rollout ?? '']));
  if (!read.objects.some(({ kind }) => kind === 'Deployment')) {
    fail(
      'PS1009',
      `--rollout: there is no Deployment in ${rollout}; updates of StatefulSets and DaemonSets are not modelled`,
    );
  }
  return { ...input, changed: read.objects };
};

/** Bounds that say what nodes there are. */
const plannedNodes = ['nodes', 'nodeCpu', 'nodeMemory'];

const instead = ({ objects }: ReadManifest): string => {
  if (objects.length === 0) return '';
  const isKustomized = objects.some(({ kind }) => kind === 'Kustomization');
  const how = isKustomized ? '; build it first: kubectl kustomize FOLDER | podsem check -' : '';
  return `, but ${objectNames(objects)}${how}`;
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
