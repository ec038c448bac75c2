import { containerMutants } from './container.ts';
import { evictionMutants } from './eviction.ts';
import { networkMutants } from './network.ts';
import { nodeLevelMutants } from './node.ts';
import type { NodeMutant } from './nodeMutant.ts';
import { phaseMutants } from './phase.ts';
import { probeMutants } from './probe.ts';
import { staticMutants } from './static.ts';
import { statusMutants } from './status.ts';
import { storageMutants } from './storage.ts';
import { terminationMutants } from './termination.ts';

/** Every seeded fault of a node, by the family of the law that it is there to break. */
export const nodeMutants: readonly NodeMutant[] = [
  ...containerMutants,
  ...phaseMutants,
  ...probeMutants,
  ...statusMutants,
  ...terminationMutants,
  ...staticMutants,
  ...networkMutants,
  ...storageMutants,
  ...evictionMutants,
  ...nodeLevelMutants,
];
