import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { problem, problemText } from '../spec/problem.ts';
import { addCommand } from './addCommand.ts';
import type { CommandRecord } from './command.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { Failure } from './failure.ts';
import { processSurroundings, type Surroundings } from './surroundings.ts';

/** The package's own description: it lies elsewhere beside the sources than beside what is built of them. */
const description = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

/** Runs one command line; the answer is the exit code. Never throws. */
export const main = async (
  argv: readonly string[],
  surroundings: Surroundings = processSurroundings(),
  table: readonly CommandRecord[] = commands,
): Promise<ExitCode> => {
  let code: ExitCode = exitCode.good;
  const program = new Command('podsem')
    .description('An executable specification of how Kubernetes Pods behave.')
    .option('--debug', 'show where an internal error comes from')
    .version(`${description.version}, Kubernetes v1.36`, '--version', 'the version of this specification')
    .configureHelp({ helpWidth: surroundings.columns, subcommandTerm: (command) => command.name() })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.print(text.trimEnd()),
      writeErr: () => undefined,
    })
    .helpCommand(false);
  const called = argv.find((word) => !word.startsWith('-'));
  try {
    for (const record of table) {
      await addCommand(program, record, record.name === called, surroundings, (result) => {
        code = result;
      });
    }
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, argv.includes('--debug'), surroundings);
  }
};

/** One line for each problem; a stack only for who asked for it. */
const explain = (error: unknown, debug: boolean, { complain }: Surroundings): ExitCode => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.good;
    complain(problemText(problem('PS1201', error.message.replace(/^error: /, '').replaceAll(/\s+/g, ' '))));
    return exitCode.badInput;
  }
  if (error instanceof Failure) {
    for (const each of error.problems) complain(problemText(each));
    return exitCode.badInput;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'Refusal') complain(oneLine(message));
  else complain(problemText(problem('PS1999', `internal error, please report it: ${oneLine(message)}`)));
  if (debug && error instanceof Error) complain(error.stack ?? '');
  return exitCode.badInput;
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
