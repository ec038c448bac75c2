import type { ExitCode } from './exitCode.ts';
import type { Surroundings } from './surroundings.ts';

/** `--nodes <number>`, what it means, and how its text is read. */
export type OptionRecord = {
  /** `--law <id>`; a flag without a value is a switch */
  readonly flags: string;
  readonly says: string;
  /** may be given several times: its value is the list of what was given */
  readonly many?: boolean;
  /** reads the text of one value; throws `Failure` for bad text */
  readonly read?: (text: string) => unknown;
};

/** Values by option name in camel case, as commander names them; absent where not given. */
export type OptionValues = { readonly [name: string]: unknown };

/** An option as it was written: `--law`, and its value if it takes one. */
export type OptionWord = { readonly name: string; readonly value?: string };

/** All of a command but its name: loaded when it is called. */
export type CommandBody = {
  /** operands, as commander writes them: `[files...]`, `<file>` */
  readonly operands: readonly { readonly name: string; readonly says: string }[];
  readonly options: readonly OptionRecord[];
  /** shown below the help: examples, exit codes */
  readonly notes?: string;
  readonly run: (
    operands: readonly string[],
    options: OptionValues,
    surroundings: Surroundings,
    /** the options as they were written, in their order */
    words: readonly OptionWord[],
  ) => Promise<ExitCode>;
};

export type CommandRecord = {
  readonly name: string;
  readonly says: string;
  readonly load: () => Promise<CommandBody>;
};
