import { labelValueProblems } from '../labelSyntax.ts';
import type { NodeSelectorTerm } from '../objects/core.ts';
import type { Path } from '../validation/path.ts';
import type { WarningTexts } from './warnings.ts';

const replacements: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  [
    'failure-domain.beta.kubernetes.io/region',
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  ],
  [
    'failure-domain.beta.kubernetes.io/zone',
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  ],
  [
    'beta.kubernetes.io/instance-type',
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  ],
  ['app.kubernetes.io/created-by', 'deprecated since v1.9'],
  [
    'scheduler.alpha.kubernetes.io/preferAvoidPods',
    'deprecated since v1.22; use Taints and Tolerations instead',
  ],
  ['node-role.kubernetes.io/master', 'use "node-role.kubernetes.io/control-plane" instead'],
]);

/**
 * What replaces a deprecated label of nodes; undefined for any other label.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const deprecatedNodeLabel = (label: string): string | undefined => replacements.get(label);

/** Warnings about one term of a node selector; the values of a preference are judged too, for nothing else does. */
export const warnOfNodeSelectorTerm = (
  { matchExpressions }: NodeSelectorTerm,
  path: Path,
  isPreference: boolean,
  warnings: WarningTexts,
): void => {
  for (const [index, { key, values }] of (matchExpressions ?? []).entries()) {
    const here = path.child('matchExpressions').index(index);
    const deprecated = deprecatedNodeLabel(key);
    if (deprecated !== undefined) warnings.push(`${here.child('key')}: ${key} is ${deprecated}`);
    if (!isPreference) continue;
    for (const [at, value] of (values ?? []).entries()) {
      for (const problem of labelValueProblems(value)) {
        warnings.push(`${here.child('values').index(at)}: ${value} is invalid, ${problem}`);
      }
    }
  }
};
