import { Worker } from 'node:worker_threads';
import { type Campaign, type CampaignRequest, CampaignSum, campaign, sharesOf } from './campaign.ts';
import type { Share } from './share.ts';

/** What a thread is given to begin with; a share's number is what it is told to live. */
export type ThreadOrder = {
  readonly seed: number;
  readonly lives: number;
  /** by name: functions do not cross threads */
  readonly mutant: string | undefined;
};

/** What a thread runs: from source it needs a loader first, built JavaScript does not. */
const thread = import.meta.url.endsWith('.ts') ? './campaignThread.mjs' : './campaignThread.js';

/** The same campaign by several threads: the result does not hang on how many they are. */
export const campaignByThreads = async (request: CampaignRequest, threads: number): Promise<Campaign> => {
  if (threads <= 1) return campaign(request);
  const { seed, lives, mutant, onShare } = request;
  const sum = new CampaignSum();
  const order: ThreadOrder = { seed, lives, mutant: mutant?.name };
  const shares = sharesOf(request);
  let next = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      let share = -1;
      const begin = () => {
        share = next++;
        if (share >= shares || sum.isOver(share)) resolve();
        else worker.postMessage(share);
      };
      worker.on('error', reject);
      worker.on('message', (lived: Share) => {
        sum.add(share, lived);
        onShare?.(sum.soFar());
        begin();
      });
      begin();
    }).finally(() => void worker.terminate());
  const workers = Array.from(
    { length: Math.min(threads, shares) },
    () => new Worker(new URL(thread, import.meta.url), { workerData: order }),
  );
  await Promise.all(workers.map(work));
  return sum.result();
};
