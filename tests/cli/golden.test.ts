import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { capture } from './capture.ts';

/**
 * Golden files: a command line, lines of standard input after `< `, `----`, then what it says (what goes to
 * standard error after `! `) and its exit code. Times, memory
 * and the list of urgent rules are masked. `GOLDEN=write npm test` writes
 * them again.
 */
const folder = fileURLToPath(new URL('./golden/', import.meta.url));

type Case = {
  readonly comment: readonly string[];
  readonly command: string;
  readonly stdin: readonly string[];
};

const casesIn = (text: string): Case[] =>
  text
    .split(/^exit \d+$/m)
    .filter((block) => block.includes('----'))
    .map((block) => {
      const lines = block.slice(0, block.indexOf('----')).trim().split('\n');
      return {
        comment: lines.filter((line) => line.startsWith('#')),
        command: lines.find((line) => line.startsWith('podsem ')) ?? '',
        stdin: lines.filter((line) => line.startsWith('<')).map((line) => line.slice(2)),
      };
    });

const masked = (text: string): string =>
  text
    .replaceAll(/\d+(\.\d+)? (min \d+ )?s, [\d,]+ [KM]iB/g, 'TIME, MEMORY')
    .replaceAll(/^note: within one step.*(?:\n(?!note: |to decide more: ).+)*/gm, 'note: within one step, …')
    .replaceAll(/^in all TIME, MEMORY.*(?:\n(?!exported|report).+)*/gm, 'in all TIME, MEMORY')
    .trimEnd();

const run = async ({ comment, command, stdin }: Case): Promise<string> => {
  const { code, out, err } = await capture(command.split(' ').slice(1), { stdin: stdin.join('\n') });
  const complaints = masked(err).split('\n').filter(Boolean);
  return [
    ...comment,
    command,
    ...stdin.map((line) => `< ${line}`.trimEnd()),
    '----',
    ...(out === '' ? [] : masked(out).split('\n')),
    ...complaints.map((line) => `! ${line}`),
    `exit ${code}`,
  ].join('\n');
};

test.each(readdirSync(folder))('%s', async (file) => {
  const text = readFileSync(folder + file, 'utf8');
  const results: string[] = [];
  for (const each of casesIn(text)) results.push(await run(each));
  const now = `${results.join('\n\n')}\n`;
  if (process.env.GOLDEN === 'write') writeFileSync(folder + file, now);
  else expect(now).toBe(text);
});
