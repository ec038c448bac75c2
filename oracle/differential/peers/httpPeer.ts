import { linesOf } from '../../../drivers/observed/reading/lines.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import { Answers } from './answers.ts';
import type { Peer, PeerSettings } from './peer.ts';

/** Where streams of requests go, of a server whose address is all that is said. */
const defaultPath = '/v1';

/** Characters of a refusal that are told. */
const excerptLength = 200;

/** A server that takes a stream of requests by POST, and answers with a stream: application/x-ndjson both ways. */
export const httpPeer = (address: URL, { time, lineBytes, interrupted }: PeerSettings): Peer => {
  const url = address.pathname === '/' ? new URL(defaultPath, address) : address;
  return {
    ask: async (requests) => {
      const answers = new Answers(requests, lineBytes);
      const gone = new AbortController();
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson' },
          body: [...requests.values()].map((line) => `${line}\n`).join(''),
          signal: AbortSignal.any([AbortSignal.timeout(time), interrupted, gone.signal]),
        });
        if (!response.ok) answers.fail(refusal(response.status, await firstLine(response)));
        const body: AsyncIterable<Uint8Array> = response.body && response.ok ? response.body : noBytes();
        for await (const lines of linesOf(body, lineBytes)) {
          for (const line of lines) answers.take(line);
          if (answers.isOver) break;
        }
        answers.fail(problem('PS1505', 'the answer of the server ended before all requests were answered'));
      } catch (error) {
        answers.fail(failure(error, time));
      }
      gone.abort();
      return answers.asAsked();
    },
    end: async () => [],
  };
};

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** The beginning of what a server says; no more of it is read. */
const firstLine = async ({ body }: Response): Promise<string> => {
  for await (const lines of linesOf(body ?? noBytes(), excerptLength)) {
    const [line] = lines;
    if (line !== undefined) return typeof line === 'string' ? line : '';
  }
  return '';
};

const refusal = (status: number, text = ''): Problem =>
  problem('PS1509', `it answered with HTTP status ${status}${text ? `: ${text}` : ''}`);

const failure = (error: unknown, time: number): Problem => {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return problem('PS1503', `${time / 1000} s were not enough`);
  if (name === 'AbortError') return problem('PS1503', 'the run was interrupted');
  const { code = '', message: why = message } = (cause ?? {}) as { code?: string; message?: string };
  if (broken.includes(code)) return problem('PS1502', `the connection broke: ${why}`);
  return problem('PS1501', `it cannot be reached: ${why || code}`);
};

/** What happens to a connection that there was. */
const broken: readonly string[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
