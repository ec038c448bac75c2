import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import type { Operation } from '../../operation.ts';
import { answerer } from '../../protocol.ts';
import { readObject } from '../jsonValue.ts';
import type { Peer } from './peer.ts';

/** This specification in the place of another implementation. */
export const specificationPeer = (operations: readonly Operation[]): Peer => {
  const { answer } = answerer(operations);
  return {
    ask: async (lines) => ({
      answers: new Map(
        [...lines].map(([id, line]): [string, JsonObject] => [id, readObject(answer(line)) ?? {}]),
      ),
      stray: [],
    }),
    end: async () => [],
  };
};
