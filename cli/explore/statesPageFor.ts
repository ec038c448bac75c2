import { dirname, relative } from 'node:path';
import { graphvizLayout } from '../../reports/drawing/layout.ts';
import { Explored } from '../../reports/explorer/explored.ts';
import { statesPage } from '../../reports/html/statesPage.ts';
import { type Observation, observationsOf, together } from '../../reports/stateGraph/observations.ts';
import { quotientsOf } from '../../reports/stateGraph/quotient.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import { fail } from '../failure.ts';
import type { ToExplore } from './explorerDataFor.ts';

/** more states than these are not looked at */
const mostStates = 100_000;

/** The page of state graphs that stands beside a page that explores the same system. */
export const statesPageFor = async (
  { data, system: explorable }: ToExplore,
  { graph, out, by = [] }: { readonly graph: string; readonly out: string; readonly by?: readonly string[] },
): Promise<string> => {
  const explored = new Explored(explorable, []);
  const all = observationsOf(explored.system, explored.snapshots(explored.begin().state));
  const chosen = by.length > 0 ? [together(by.map((name) => named(name, all)))] : usual(all);
  if (chosen.length === 0) fail('PS1201', '--graph: this system shows no Pods and no workloads');
  const found = quotientsOf(explored, chosen, mostStates);
  const { title, says, system, version } = data;
  const explorer = encodeURI(relative(dirname(graph), out));
  return statesPage({ title, says, system, version, explorer, ...found }, await graphvizLayout());
};

/** The first Pod, and every workload: Pods of one workload go through the same. */
const usual = (all: readonly Observation[]): readonly Observation[] => [
  ...all.filter(({ kind }) => kind === 'Pod').slice(0, 1),
  ...all.filter(({ kind }) => kind === 'workload'),
];

const named = (name: string, all: readonly Observation[]): Observation => {
  const found = all.find((each) => each.name === name);
  if (found) return found;
  const known = all.map((each) => each.name);
  return fail('PS1201', `--by: nothing is called ${JSON.stringify(name)}; ${didYouMean(name, known)}`);
};
