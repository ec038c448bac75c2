import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Model } from '../../models/scenarios/scenario.ts';
import { clusterMutants } from './clusterMutants.ts';
import { controllersMutants } from './controllers/controllersMutants.ts';
import { nodeMutants } from './podOnNode/nodeMutants.ts';

/** A seeded fault, and the model whose rules or charts it replaces: it shows in scenarios of that model only. */
export type ModelMutant = Mutant & { readonly model: Model };

const of =
  (model: Model) =>
  (mutant: Mutant): ModelMutant => ({ ...mutant, model });

/** Every seeded fault, of all models. */
export const mutants: readonly ModelMutant[] = [
  ...clusterMutants.map(of('cluster')),
  ...nodeMutants.map(({ victim: _, ...mutant }) => mutant).map(of('podOnNode')),
  ...controllersMutants.map(({ victim: _, ...mutant }) => mutant).map(of('controllers')),
];
