import type { Affinity, PodSpec } from '../objects/core.ts';
import type { Path } from '../validation/path.ts';
import { deprecatedNodeLabel, warnOfNodeSelectorTerm } from './nodeLabels.ts';
import type { WarningTexts } from './warnings.ts';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const warnOfNodeAffinity = ({ nodeAffinity }: Affinity, path: Path, warnings: WarningTexts): void => {
  if (nodeAffinity === undefined) return;
  const here = path.child('affinity').child('nodeAffinity');
  const terms = here.child(required).child('nodeSelectorTerms');
  for (const [index, term] of (nodeAffinity[required]?.nodeSelectorTerms ?? []).entries()) {
    warnOfNodeSelectorTerm(term, terms.index(index), false, warnings);
  }
  for (const [index, { preference }] of (nodeAffinity[preferred] ?? []).entries()) {
    warnOfNodeSelectorTerm(
      preference,
      here.child(preferred).index(index).child('preference'),
      true,
      warnings,
    );
  }
};

/** Warnings about what asks for nodes: deprecated labels, and spread constraints that select no Pod. */
export const warnOfNodes = (spec: PodSpec, path: Path, warnings: WarningTexts): void => {
  for (const label in spec.nodeSelector) {
    const deprecated = deprecatedNodeLabel(label);
    if (deprecated !== undefined) {
      warnings.push(`${path.child('nodeSelector').key(label)}: ${deprecated}`);
    }
  }
  if (spec.affinity) warnOfNodeAffinity(spec.affinity, path, warnings);
  if (!spec.topologySpreadConstraints) return;
  for (const [index, constraint] of spec.topologySpreadConstraints.entries()) {
    const { topologyKey, labelSelector } = constraint;
    const here = path.child('topologySpreadConstraints').index(index);
    const deprecated = deprecatedNodeLabel(topologyKey);
    if (deprecated !== undefined) {
      warnings.push(`${here.child('topologyKey')}: ${topologyKey} is ${deprecated}`);
    }
    if (labelSelector === undefined) warnings.push(matchesNoPod(here));
  }
};

const matchesNoPod = (path: Path): string =>
  `${path.child('labelSelector')}: a null labelSelector results in matching no pod`;

/** Warnings about affinity to Pods that selects none. */
export const warnOfPodAffinity = (affinity: Affinity, path: Path, warnings: WarningTexts): void => {
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const terms = affinity[kind];
    if (terms === undefined) continue;
    const here = path.child('affinity').child(kind);
    for (const [index, { labelSelector }] of (terms[required] ?? []).entries()) {
      if (labelSelector === undefined) warnings.push(matchesNoPod(here.child(required).index(index)));
    }
    for (const [index, { podAffinityTerm }] of (terms[preferred] ?? []).entries()) {
      if (podAffinityTerm?.labelSelector !== undefined) continue;
      warnings.push(matchesNoPod(here.child(preferred).index(index).child('podAffinityTerm')));
    }
  }
};
