import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import type { Problem } from '../../../spec/problem.ts';

/** What came of some requests. */
export type Asked = {
  /** by the id of the request */
  readonly answers: ReadonlyMap<string, JsonObject>;
  /** what was written beside the answers: text that is none, a second answer, an answer to nothing */
  readonly stray: readonly Problem[];
  /** why the requests that are left have no answer; the other program was ended, and is started again when it is asked */
  readonly broken?: Problem;
};

/** Another implementation, which speaks the protocol of the oracle. */
export type Peer = {
  /** Asks all of these at once: lines by the id of their request. */
  readonly ask: (lines: ReadonlyMap<string, string>) => Promise<Asked>;
  /** Asks nothing more; what was still written is stray. */
  readonly end: () => Promise<readonly Problem[]>;
};

export type PeerSettings = {
  /** milliseconds for the answers to all that is asked at once */
  readonly time: number;
  /** bytes of one answer */
  readonly lineBytes: number;
  /** aborted: nothing more is waited for */
  readonly interrupted: AbortSignal;
};

/** Bytes of one answer, where nothing else is said. */
export const answerBytes = 16 * 2 ** 20;

/** Lines beside the answers to one batch; with one more the program is ended. */
export const mostStray = 100;
