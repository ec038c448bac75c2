import type { ReplicaSetRules } from '../../../models/controllers/composeReplicaSets.ts';
import type { MutantOf } from '../../../models/mutation/mutant.ts';
import type { Bounds } from '../../../models/scenarios/scenario.ts';

/** A seeded fault of controllers, and the scenario, within small bounds, in which it breaks what it says it breaks. */
export type ControllersMutant = MutantOf<ReplicaSetRules> & {
  readonly victim: { readonly scenario: string; readonly bounds?: Bounds };
};
