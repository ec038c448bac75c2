import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../temporaryFolder.ts';

/** The command of a program of Node: `body` is what it does with each `request`; `say` writes a line. */
export const scripted = (body: string): string => {
  const file = join(temporaryFolder(), 'peer.mjs');
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline';
     const say = (line) => process.stdout.write((typeof line === 'string' ? line : JSON.stringify(line)) + '\\n');
     for await (const line of createInterface({ input: process.stdin })) { const request = JSON.parse(line); ${body} }`,
  );
  return `${JSON.stringify(process.execPath)} ${JSON.stringify(file)}`;
};

/** Whether there is a Python; without one what needs it is skipped, and says so. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('there is no python3: the adapters in Python are not tested');

/** A file of the repository. */
export const repositoryFile = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The command of an adapter in Python. */
export const python = (file: string): string =>
  `python3 ${JSON.stringify(repositoryFile(`oracle/adapters/python/${file}`))}`;
