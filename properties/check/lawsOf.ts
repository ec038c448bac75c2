import type { Law } from '../../checker/laws/law.ts';
import type { BuiltScenario } from '../../models/scenarios/scenario.ts';
import { lawBook } from '../laws/lawBook.ts';

/** What a built scenario is judged by: its own laws, else the law book. */
export const lawsOf = (built: BuiltScenario): readonly Law[] => built.laws ?? lawBook;
