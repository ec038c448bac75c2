import { operations } from '../operations.ts';
import { answerer, type Reply } from '../protocol.ts';

/** What a thread is given: lines of requests; `op` is asked where a line names no operation. */
export type AnswerTask = { readonly lines: readonly string[]; readonly op?: string };

const { reply } = answerer(operations);

/** The replies, one for each line. Runs in threads of the server. */
export const answerTask = ({ lines, op }: AnswerTask): Reply[] => lines.map((line) => reply(line, op));
