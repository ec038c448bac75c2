import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { judgeTrace, type TraceVerdict } from '../../oracle/trace/judgeTrace.ts';
import { readMeta } from '../../oracle/trace/readMeta.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

export const trace = (): CommandBody => ({
  operands: [
    { name: '<files...>', says: 'recordings: one JSON object a line, plain or gzip; - is standard input' },
  ],
  options: [
    { flags: '--json', says: 'print one JSON object a line for each file' },
    { flags: '--all', says: 'name every event that breaks a law, not the first one only' },
  ],
  notes:
    'A meta.json beside a recording is used: with "dedicatedNodes": true the room on its nodes is judged.\n' +
    'exit codes: 0 accepted, 1 rejected, 2 unreadable',
  run: async (files, { json, all }, { print, complain, stdin, colours }) => {
    const verdicts: TraceVerdict[] = [];
    for (const file of files) {
      const verdict = await judgeTrace(open(file, stdin), file, readMeta(file), all === true);
      verdicts.push(verdict);
      if (json) print(JSON.stringify(verdict));
      else print(verdictText(verdict, paint(colours)));
      if (!json) for (const each of verdict.problems) complain(problemText(each));
    }
    if (verdicts.some(({ problems }) => problems.length > 0)) return exitCode.badInput;
    return verdicts.every(({ accepted }) => accepted) ? exitCode.good : exitCode.broken;
  },
});

const open = (file: string, stdin: Readable): Readable => {
  if (file === '-') return stdin;
  try {
    if (!statSync(file).isDirectory()) return createReadStream(file, { highWaterMark: 2 ** 18 });
    return failing('this is a directory');
  } catch {
    return failing('there is no such file');
  }
};

const failing = (message: string): Readable =>
  new Readable({
    read() {
      this.destroy(new Error(message));
    },
  });

const verdictText = ({ file, accepted, events, violations }: TraceVerdict, colour: Paint): string => {
  const lines = violations.map(
    ({ law, line, uid, object, message }) =>
      `${file}:${line}: ${colour.red(law)}: ${object} (${uid}): ${message}`,
  );
  const verdict = accepted ? colour.green('accepted') : colour.red('rejected');
  return [...lines, `${file}: ${verdict}, ${events} records`].join('\n');
};
