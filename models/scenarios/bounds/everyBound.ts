import type { BoundDefinition } from '../scenario.ts';
import { clusterBounds } from './cluster.ts';
import { controllersBounds } from './controllers.ts';
import { podOnNodeBounds } from './podOnNode.ts';
import { replicatedPodsBounds } from './replicatedPods.ts';

/** The bounds of all scenarios, without what these are composed of: a command line is read before any is built. */
export const everyBound: readonly BoundDefinition[] = [
  ...clusterBounds,
  ...podOnNodeBounds,
  ...replicatedPodsBounds,
  ...controllersBounds({}),
];
