import { type Limiter, swapLimiter, tokenBucket, tryAccept } from './tokenBucket.ts';

/** The nodes of a zone that are to get a NoExecute taint, one after the other and not too fast. Unix milliseconds. */
export type TaintQueue = {
  /** the next first */
  readonly waiting: readonly { readonly node: string; readonly at: number }[];
  /** nodes that wait or were dealt with: they are only queued again once they were taken off */
  readonly queued: ReadonlySet<string>;
  readonly limiter: Limiter;
};

/** How long a node waits that cannot be dealt with. */
const retryMs = 50;

export const taintQueue = (rate: number): TaintQueue => ({
  waiting: [],
  queued: new Set(),
  limiter: tokenBucket(rate),
});

/** Queues a node, unless it is queued or was dealt with. */
export const enqueue = (queue: TaintQueue, node: string, now: number): TaintQueue => {
  if (queue.queued.has(node)) return queue;
  return { ...queue, waiting: placed(queue.waiting, node, now), queued: new Set([...queue.queued, node]) };
};

const placed = (waiting: TaintQueue['waiting'], node: string, at: number): TaintQueue['waiting'] => {
  const later = waiting.findIndex((each) => each.at > at);
  return later < 0 ? [...waiting, { node, at }] : waiting.toSpliced(later, 0, { node, at });
};

/** Takes a node off: it can be queued again. */
export const takeOff = (queue: TaintQueue, node: string): TaintQueue => {
  if (!queue.queued.has(node)) return queue;
  const queued = new Set(queue.queued);
  queued.delete(node);
  return { ...queue, queued, waiting: queue.waiting.filter((each) => each.node !== node) };
};

export const atRate = (queue: TaintQueue, rate: number, now: number): TaintQueue => ({
  ...queue,
  limiter: swapLimiter(queue.limiter, rate, now),
});

/** Deals with the next nodes as long as the rate allows it. `deal` tells whether a node could be dealt with. */
export const dealWithNext = (queue: TaintQueue, now: number, deal: (node: string) => boolean): TaintQueue => {
  let { waiting, limiter } = queue;
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const { accepted, limiter: left } = tryAccept(limiter, now);
    limiter = left;
    if (!accepted || now < next.at) break;
    const { node } = next;
    const others = waiting.slice(1);
    waiting = deal(node) ? others : placed(others, node, now + retryMs);
  }
  return { ...queue, waiting, limiter };
};
