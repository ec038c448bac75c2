import { countLies } from './countLies.ts';
import { deletionLies } from './deletionLies.ts';
import { eventLies } from './eventLies.ts';
import { fieldLies } from './fieldLies.ts';
import { historyLies } from './historyLies.ts';
import type { Lie } from './lie.ts';
import { nodeLies } from './nodeLies.ts';
import { objectLies } from './objectLies.ts';
import { placementLies } from './placementLies.ts';
import { requestLies } from './requestLies.ts';
import { ruleLies } from './ruleLies.ts';
import { statusLies } from './statusLies.ts';

/** Every way to lie that the suite knows. */
export const lies: readonly Lie[] = [
  ...objectLies,
  ...deletionLies,
  ...statusLies,
  ...eventLies,
  ...nodeLies,
  ...placementLies,
  ...requestLies,
  ...countLies,
  ...ruleLies,
  ...fieldLies,
  ...historyLies,
];
