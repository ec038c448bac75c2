import type { Law } from '../../checker/laws/law.ts';
import type { BuiltScenario } from '../../models/scenarios/scenario.ts';
import { lawsOver } from '../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../properties/laws/modelLaws.ts';

/** What a built scenario is judged by: its own laws, else those of the law book that are about what it shows. */
export const lawsOf = (built: BuiltScenario): readonly Law[] =>
  built.laws ?? lawsOver(modelLaws, built.system);
