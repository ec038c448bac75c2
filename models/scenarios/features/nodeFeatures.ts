import { admission } from './admission.ts';
import { containers } from './containers.ts';
import { eviction } from './eviction.ts';
import { faults } from './faults.ts';
import type { NodeFeature } from './feature.ts';
import { probes } from './probes.ts';
import { resizes } from './resizes.ts';
import { restarts } from './restarts.ts';
import { staticPods } from './staticPods.ts';
import { surroundings } from './surroundings.ts';
import { termination } from './termination.ts';

/** Every feature of Pods on a node, each explored to the end by the suite. */
export const nodeFeatures: readonly NodeFeature[] = [
  ...restarts,
  ...termination,
  ...probes,
  ...containers,
  ...faults,
  ...surroundings,
  ...staticPods,
  ...admission,
  ...resizes,
  ...eviction,
];
