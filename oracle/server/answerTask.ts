import { operations } from '../operations.ts';
import { type AboutLine, answerer, type Reply } from '../protocol.ts';

/** A request: its text, and what is known of it beside. */
export type AskedLine = AboutLine & { readonly line: string };

const { reply } = answerer(operations);

/** The replies, one for each request. Runs in threads of the server. */
export const answerTask = (asked: readonly AskedLine[]): Reply[] =>
  asked.map(({ line, ...about }) => reply(line, about));
