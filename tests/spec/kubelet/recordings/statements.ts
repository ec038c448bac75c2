import { crashLoops, imagePulls } from './backoff.ts';
import { contract, ownNode } from './contract.ts';
import { killsInTime, stopTimeouts } from './grace.ts';
import { presentImages } from './images.ts';
import { ownAddress, shownAddress } from './network.ts';
import { initOrder, stopOrder } from './order.ts';
import { failureStops, probeTurns, stopsHaveReasons, verdictTimes } from './probing.ts';
import { shownReady } from './shownReady.ts';
import { shownContainers, shownWaiting } from './shownStates.ts';
import { shownStatus } from './shownStatus.ts';
import type { Statement } from './statement.ts';
import { attempts, syncs } from './syncs.ts';

export const statements: readonly Statement[] = [
  ownNode,
  contract,
  syncs,
  attempts,
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
  shownContainers,
  shownWaiting,
  shownReady,
  shownStatus,
];
