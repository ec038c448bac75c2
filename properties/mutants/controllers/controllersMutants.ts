import type { ControllersMutant } from './controllersMutant.ts';
import { replicaSetMutants } from './replicaSet.ts';

/** Every seeded fault of controllers that see late. */
export const controllersMutants: readonly ControllersMutant[] = [...replicaSetMutants];
