import { createRequire } from 'node:module';
import { replayPath } from '../../checker/export/path.ts';
import type { System } from '../../checker/system/system.ts';
import { choicesOf } from '../../checker/trace/trace.ts';
import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import { type Origin, rebuild } from '../../reports/counterexample/rebuild.ts';
import { graphvizLayout } from '../../reports/drawing/layout.ts';
import { chartPictures } from '../../reports/explorer/chartPictures.ts';
import { fingerprintOf } from '../../reports/explorer/explored.ts';
import type { ExplorerData } from '../../reports/explorer/explorerData.ts';
import { inputWithoutValues } from '../../reports/hiddenValues.ts';
import { titleOf } from '../../reports/title.ts';
import { wordsOf } from '../../reports/words.ts';
import { askedOf, readChanged } from '../check/askedOf.ts';
import { checkRequest } from '../check/checkRequest.ts';
import { scenarioNamed } from '../check/chooseScenario.ts';
import type { ExploreOptions } from '../commands/explore.ts';
import { Failure, fail } from '../failure.ts';
import { readInput } from '../input/readInput.ts';
import type { Surroundings } from '../surroundings.ts';
import { savedCounterexample } from './savedCounterexample.ts';

const { version } = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

type Start = {
  readonly origin: Origin;
  readonly says: string;
  readonly story: Pick<Counterexample, 'choices' | 'loopFrom'> & { readonly law: string | undefined };
};

/** What a page is to explore, and the system that it is about. */
export type ToExplore = { readonly data: ExplorerData; readonly system: System };

/** What a page is to explore: a saved counterexample, or the system that a command line names. */
export const explorerDataFor = async (
  operands: readonly string[],
  options: ExploreOptions,
  surroundings: Surroundings,
): Promise<ToExplore> => {
  const saved = savedCounterexample(operands);
  const { origin, says, story } = saved
    ? await fromCounterexample(saved, options)
    : await fromRequest(operands, options, surroundings);
  const rebuilt = await rebuild(origin, { asked: true });
  if (!rebuilt.ok) throw new Failure(rebuilt.problems);
  const { system } = rebuilt.built;
  const law = rebuilt.laws.find(({ id }) => id === story.law);
  if (story.law !== undefined && !law) {
    const known = rebuilt.laws.map(({ id }) => id).join(', ');
    return fail('PS1203', `no law is called ${JSON.stringify(story.law)}; there are ${known}`);
  }
  const data: ExplorerData = {
    format: 'pod-semantics/explorer',
    version,
    title: titleOf(origin.scenario, origin.objects),
    says: law ? `${law.id}: ${wordsOf(law).says}` : says,
    origin,
    system: fingerprintOf(system),
    law: law?.id ?? null,
    choices: options.path === undefined ? story.choices : choicesOf(replayPath(system, options.path)),
    loopFrom: options.path === undefined ? story.loopFrom : null,
    charts: chartPictures(system, await graphvizLayout()),
  };
  return { data, system };
};

const fromCounterexample = async (saved: Counterexample, options: ExploreOptions): Promise<Start> => {
  const own = new Set(['out', 'port', 'path', 'graph', 'by', 'showValues', 'debug']);
  const meant = Object.keys(options).find((name) => !own.has(name));
  if (meant !== undefined)
    fail('PS1201', `a saved counterexample says all of it; ${meant} goes with manifests`);
  const { format: _, version: __, choices, loopFrom, law, ...origin } = saved;
  return { origin, says: (await scenarioNamed(saved.scenario)).says, story: { choices, loopFrom, law } };
};

const fromRequest = async (
  named: readonly string[],
  given: ExploreOptions,
  surroundings: Surroundings,
): Promise<Start> => {
  const { operands, options } = await askedOf(named, given);
  const { files, read } = await readInput(operands, options, surroundings);
  const isNamed = given.scenario !== undefined || given.bug !== undefined;
  if (!isNamed && read.objects.length === 0 && read.problems.length > 0) throw new Failure(read.problems);
  const changed = await readChanged(options, surroundings);
  const request = await checkRequest(files, read, { ...options, changed });
  const [law, another] = given.law ?? [];
  if (another !== undefined) fail('PS1201', 'a story is about one law');
  return {
    origin: originOf(request, given.showValues),
    says: request.scenario.says,
    story: { choices: [], loopFrom: null, law },
  };
};

const originOf = (
  { scenario, bounds, mutant, input }: CheckRequest,
  showValues: boolean | undefined,
): Origin => ({
  scenario: scenario.name,
  bounds,
  mutant: mutant?.name ?? null,
  ...inputWithoutValues(input, showValues),
});
