import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import { shippedVectors } from '../../../oracle/vectors/shippedVectors.ts';
import { type Entry, internalErrorIn } from '../entry.ts';

/** cases of each operation that are changed */
const casesOfEach = 12;

/** Requests as they come in the shipped cases, so that every operation is asked about what it is for. */
export const validRequests = (): readonly string[] =>
  operations.flatMap(({ op }) =>
    shippedVectors(op)
      .filter((_, at, all) => at % Math.ceil(all.length / casesOfEach) === 0)
      .map(({ request }) => JSON.stringify({ id: 1, ...request, op }))
      .filter((line) => line.length < 50_000),
  );

/** Lines for the oracle: each is answered by one line of JSON, and those that are wrong by what is wrong with them. */
export const oracle = (): Entry => {
  const { answer } = answerer(operations);
  return {
    name: 'oracle',
    valid: validRequests(),
    take: async (input) => {
      for (const line of input.split('\n')) {
        const text = answer(line);
        JSON.parse(text);
        const { problem } = text.includes('"problem"') ? JSON.parse(text) : { problem: undefined };
        const wrong = problem && internalErrorIn(`${problem.message} (${problem.code})`);
        if (wrong) return wrong;
      }
      return undefined;
    },
  };
};
