import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Bounds, Scenario } from '../../models/scenarios/scenario.ts';
import type { Question } from '../../properties/questions/question.ts';
import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import { isActedOn } from './actionOptions.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import { boundsFor, scenarioFor } from './chooseScenario.ts';
import { clusterInput, withChanged } from './clusterInput.ts';
import { questionsIn } from './questionOptions.ts';

/** What a command line asks to be checked of manifests that were read, but for how it is searched. */
export const checkRequest = async (
  files: readonly string[],
  read: ReadManifest,
  options: CheckCommandOptions,
): Promise<CheckRequest> => {
  const { scenario, mutant, laws } = await chosen(options);
  const questions = questionsIn(options);
  const bounds = withFaults(boundsFor(scenario, options), questions, options);
  const input = withChanged(scenario, clusterInput(scenario, files, read, options), options);
  return { scenario, bounds, input, laws: options.law ?? laws, questions, ...(mutant && { mutant }) };
};

/** Where there are questions, or people act, that is about an application that is up, unless it is said when failures begin. */
const withFaults = (bounds: Bounds, questions: readonly Question[], options: CheckCommandOptions): Bounds =>
  (questions.length > 0 || isActedOn(options)) && bounds.faults !== undefined && options.faults === undefined
    ? { ...bounds, faults: 'once-up' }
    : bounds;

/** What to check by which laws; most checks need neither bugs nor mutants. No law: all of them. */
type Chosen = {
  readonly scenario: Scenario;
  readonly mutant?: Mutant | undefined;
  readonly laws: readonly string[];
};

const chosen = async (options: CheckCommandOptions): Promise<Chosen> => {
  const { bug, mutant } = options;
  if (bug !== undefined) return (await import('./chooseBug.ts')).bugNumbered(bug);
  const scenario = await scenarioFor(options);
  if (mutant === undefined) return { scenario, laws: [] };
  const { mutantNamed } = await import('./chooseMutant.ts');
  return { scenario, mutant: mutantNamed(mutant, scenario), laws: [] };
};
