import { type Command, Option } from 'commander';
import type { CommandRecord, OptionRecord, OptionWord } from './command.ts';
import type { ExitCode } from './exitCode.ts';
import type { Surroundings } from './surroundings.ts';

/** Makes a record of the table a command of the program; its module is loaded only if it is the one called. */
export const addCommand = async (
  program: Command,
  record: CommandRecord,
  isCalled: boolean,
  surroundings: Surroundings,
  finish: (code: ExitCode) => void,
): Promise<void> => {
  const command = program
    .command(record.name)
    .description(record.says)
    .configureHelp({ helpWidth: surroundings.columns })
    .option('--debug', 'show where an internal error comes from');
  if (!isCalled) return;
  const body = await record.load();
  for (const operand of body.operands) command.argument(operand.name, operand.says);
  const words: OptionWord[] = [];
  for (const record of body.options) {
    const option = optionOf(record);
    command.addOption(option);
    command.on(`option:${option.name()}`, (value: string | undefined) =>
      words.push({ name: `--${option.name()}`, ...(value === undefined || value === null ? {} : { value }) }),
    );
  }
  if (body.notes) command.addHelpText('after', `\n${body.notes}`);
  command.action(async () => {
    finish(await body.run(command.args, command.opts(), surroundings, words));
  });
};

const optionOf = ({ flags, says, many, read = (text) => text }: OptionRecord): Option => {
  const option = new Option(flags, says);
  if (many) return option.argParser((text, given: unknown[] = []) => [...given, read(text)]);
  return flags.includes('<') ? option.argParser(read) : option;
};
