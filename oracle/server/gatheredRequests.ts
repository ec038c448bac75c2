import type { Reply } from '../protocol.ts';
import type { AskedLine } from './answerTask.ts';

/** small requests that a thread is given together, at most */
const few = 16;

/** A longer request is no small one: it may take its time, and goes to a thread alone. Characters. */
export const smallRequest = 2048;

type Waiting = { readonly asked: AskedLine; readonly answered: (reply: Reply) => void };

/**
 * Small requests cost a thread less than handing them over does. Those that come while every thread is at work are handed
 * over together, a few at a time.
 */
export class GatheredRequests {
  private readonly waiting: Waiting[] = [];
  private atWork = 0;
  private readonly answer: (asked: readonly AskedLine[]) => Promise<readonly Reply[]>;
  private readonly threads: number;

  /** @param answer gives one reply for each request, and never fails */
  constructor(answer: (asked: readonly AskedLine[]) => Promise<readonly Reply[]>, threads: number) {
    this.answer = answer;
    this.threads = threads;
  }

  /** requests that no thread has been given yet */
  get size(): number {
    return this.waiting.length;
  }

  ask(asked: AskedLine): Promise<Reply> {
    return new Promise((answered) => {
      this.waiting.push({ asked, answered });
      this.handOver();
    });
  }

  private handOver(): void {
    while (this.atWork < this.threads && this.waiting.length > 0) void this.give(this.waiting.splice(0, few));
  }

  private async give(some: readonly Waiting[]): Promise<void> {
    this.atWork++;
    const replies = await this.answer(some.map(({ asked }) => asked));
    this.atWork--;
    for (const [index, { answered }] of some.entries()) answered(replies[index]!);
    this.handOver();
  }
}
