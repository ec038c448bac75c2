import { crashLoops, imagePulls } from './backoff.ts';
import { contract } from './contract.ts';
import { killsInTime, stopTimeouts } from './grace.ts';
import { presentImages } from './images.ts';
import { ownAddress, shownAddress } from './network.ts';
import { initOrder, stopOrder } from './order.ts';
import { failureStops, probeTurns, stopsHaveReasons, verdictTimes } from './probing.ts';
import type { Statement } from './statement.ts';
import { syncs } from './syncs.ts';

export const statements: readonly Statement[] = [
  contract,
  syncs,
  initOrder,
  stopOrder,
  stopTimeouts,
  killsInTime,
  failureStops,
  stopsHaveReasons,
  verdictTimes,
  probeTurns,
  crashLoops,
  imagePulls,
  presentImages,
  ownAddress,
  shownAddress,
];
