import { createRequire } from 'node:module';
import type { CommandRecord } from './command.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { processSurroundings, type Surroundings } from './surroundings.ts';

/** The package's own description: it lies elsewhere beside the sources than beside what is built of them. */
const description = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

const version = `${description.version}, Kubernetes v1.36`;

/** Runs one command line; the answer is the exit code. Never throws. To tell the version it needs to read no more. */
export const main = async (
  argv: readonly string[],
  surroundings: Surroundings = processSurroundings(),
  table: readonly CommandRecord[] = commands,
): Promise<ExitCode> => {
  if (argv.length === 1 && argv[0] === '--version') {
    surroundings.print(version);
    return exitCode.good;
  }
  const { runCommandLine } = await import('./commandLine.ts');
  return runCommandLine(argv, version, surroundings, table);
};
