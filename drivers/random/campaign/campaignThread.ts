import { parentPort, workerData } from 'node:worker_threads';
import { mutants } from '../../../properties/mutants/mutants.ts';
import type { ThreadOrder } from './campaignByThreads.ts';
import { liveShare } from './share.ts';

/** A thread of a campaign: it is told the number of a share, and answers with what the share came to. */
const { seed, lives, mutant: name } = workerData as ThreadOrder;
const mutant = mutants.find((each) => each.name === name);

parentPort?.on('message', (share: number) => {
  parentPort?.postMessage(liveShare({ seed, share, lives, mutant }));
});
