import { clusterLies } from './cluster.ts';
import { deletionLies } from './deletionLies.ts';
import { eventLies } from './events.ts';
import type { Lie } from './lie.ts';
import { objectLies } from './objectLies.ts';
import { statusLies } from './statusLies.ts';

/** Every way to lie that the suite knows. */
export const lies: readonly Lie[] = [
  ...objectLies,
  ...deletionLies,
  ...statusLies,
  ...eventLies,
  ...clusterLies,
];
