import { expect, test } from 'vitest';
import type { AskedLine } from '../../../oracle/server/answerTask.ts';
import { GatheredRequests } from '../../../oracle/server/gatheredRequests.ts';

test('requests that come while every thread is at work are handed over together, and each gets its own answer', async () => {
  const given: number[] = [];
  let atWork = 0;
  let mostAtWork = 0;
  const answer = async (asked: readonly AskedLine[]) => {
    given.push(asked.length);
    mostAtWork = Math.max(mostAtWork, ++atWork);
    await new Promise((resolve) => setImmediate(resolve));
    atWork--;
    return asked.map(({ line }) => ({ text: `answer to ${line}` }));
  };
  const gathered = new GatheredRequests(answer, 2);
  const lines = Array.from({ length: 50 }, (_, index) => `request ${index}`);
  const replies = lines.map((line) => gathered.ask({ line }));
  expect(gathered.size).toBe(48);
  expect((await Promise.all(replies)).map(({ text }) => text)).toEqual(
    lines.map((line) => `answer to ${line}`),
  );
  expect(mostAtWork).toBe(2);
  expect(given).toEqual([1, 1, 16, 16, 16]);
  expect(gathered.size).toBe(0);
});
