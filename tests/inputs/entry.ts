/** What an input came to, where that is wrong: an internal error, in one line. */
export type Wrong = string | undefined;

/** A place where this program takes what others wrote. */
export type Entry = {
  readonly name: string;
  /** valid inputs, that are mutated */
  readonly valid: readonly string[];
  /** what the input is for, such as a command: one of these is its first line, and stays as it is */
  readonly firstLines?: readonly string[];
  /** hands one input in; what is thrown is an internal error, too */
  readonly take: (input: string) => Promise<Wrong>;
  readonly end?: () => Promise<void>;
};

/** The first line of an input, and what comes after it. */
export const partsOf = (input: string): readonly [firstLine: string, rest: string] => {
  const end = input.indexOf('\n');
  return end < 0 ? [input, ''] : [input.slice(0, end), input.slice(end + 1)];
};

/** What engines say where a program did not look at what it was given. */
const programError =
  /PS1999|internal error|Cannot read prop|Cannot destructure|Cannot convert|Cannot mix|is not a function|is not iterable|is not defined|Invalid array length|Invalid time value|call stack|undefined \(reading|null \(reading|\n\s+at .+:\d+:\d+/;

/** The line of an answer that is an internal error, if there is one. */
export const internalErrorIn = (text: string): Wrong => {
  const found = programError.exec(text);
  return found
    ? text.slice(Math.max(0, found.index - 60), found.index + 160).replaceAll(/\s+/g, ' ')
    : undefined;
};
