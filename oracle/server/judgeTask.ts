import { Readable } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { type Judging, judgeTrace, type TraceVerdict } from '../../drivers/observed/judgeTrace.ts';

/** What a thread is given: where the bytes of a recording come from, each asked for, and an end that is `null`. */
export type JudgeTask = { readonly port: MessagePort; readonly judging: Judging };

/** The verdict on a recording that comes piece by piece. Runs in threads of the server. */
export const judgeTask = async ({ port, judging }: JudgeTask): Promise<TraceVerdict> => {
  try {
    return await judgeTrace(Readable.from(piecesFrom(port)), 'recording', judging);
  } finally {
    port.close();
  }
};

async function* piecesFrom(port: MessagePort): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = new Promise<Uint8Array | null>((resolve) => port.once('message', resolve));
    port.postMessage('more');
    const bytes = await piece;
    if (bytes === null) return;
    yield bytes;
  }
}
