import { Command, CommanderError } from 'commander';
import { printableLines } from '../spec/printable.ts';
import { problem, problemText } from '../spec/problem.ts';
import { addCommand } from './addCommand.ts';
import type { CommandRecord } from './command.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { Failure } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads a command line and runs the command that it calls; the answer is the exit code. Never throws. */
export const runCommandLine = async (
  words: readonly string[],
  version: string,
  around: Surroundings,
  table: readonly CommandRecord[],
): Promise<ExitCode> => {
  const argv = helpAsOption(words, table);
  const surroundings = safely(around);
  let code: ExitCode = exitCode.good;
  const program = new Command('podsem')
    .description('An executable specification of how Kubernetes Pods behave.')
    .option('--debug', 'show where an internal error comes from')
    .version(version, '--version', 'the version of this specification')
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

/** One line for each problem, and the text that it is in where that helps; a stack only for who asked for it. */
const explain = (error: unknown, debug: boolean, { complain }: Surroundings): ExitCode => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.good;
    complain(problemText(problem('PS1201', error.message.replace(/^error: /, '').replaceAll(/\s+/g, ' '))));
    return exitCode.badInput;
  }
  if (error instanceof Failure) {
    for (const each of error.problems) {
      complain(problemText(each));
      for (const line of each.excerpt ?? []) complain(line);
    }
    return exitCode.badInput;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'Refusal') complain(oneLine(message));
  else complain(problemText(problem('PS1999', `internal error, please report it: ${oneLine(message)}`)));
  if (debug && error instanceof Error) complain(error.stack ?? '');
  return exitCode.badInput;
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What a command says may hold text of its input: no terminal obeys that. */
const safely = (surroundings: Surroundings): Surroundings => {
  const { print, complain, inform, rewrite, colours } = surroundings;
  return {
    ...surroundings,
    print: (text) => print(printableLines(text, colours)),
    complain: (text) => complain(printableLines(text, colours)),
    inform: (text) => inform(printableLines(text, colours)),
    rewrite: (text) => rewrite(printableLines(text, colours)),
  };
};

/** `help check` is `check --help`; what is no command stays, to be refused. */
const helpAsOption = (words: readonly string[], table: readonly CommandRecord[]): readonly string[] => {
  const [first, name] = words;
  if (first !== 'help') return words;
  if (name === undefined) return ['--help'];
  return table.some((record) => record.name === name) ? [name, '--help'] : [name];
};
