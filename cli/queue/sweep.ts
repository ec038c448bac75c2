import type { OptionWord } from '../command.ts';
import { fail } from '../failure.ts';

/** values of one bound at most */
const mostValues = 1_000;

const refuse = (text: string): never =>
  fail(
    'PS1201',
    `--sweep takes bounds with their ranges, container-exits=0..2,nodes=1..3, not ${JSON.stringify(text)}`,
  );

const rangeOf = (part: string): { readonly name: string; readonly values: readonly number[] } => {
  const [, name = '', first = '', last = first] =
    /^([a-z][a-z-]*)=(\d{1,6})(?:\.\.(\d{1,6}))?$/.exec(part) ?? refuse(part);
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > mostValues) refuse(part);
  return { name, values: Array.from({ length: count }, (_, at) => Number(first) + at) };
};

/** The options of each combination of bounds, the last bound changing first. */
export const sweptBounds = (text: string): readonly (readonly OptionWord[])[] => {
  const ranges = text.split(',').map(rangeOf);
  if (new Set(ranges.map(({ name }) => name)).size < ranges.length) refuse(text);
  return ranges.reduce<readonly (readonly OptionWord[])[]>(
    (combined, { name, values }) =>
      combined.flatMap((words) =>
        values.map((value) => [...words, { name: `--${name}`, value: String(value) }]),
      ),
    [[]],
  );
};
