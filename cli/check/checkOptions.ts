import { everyBound } from '../../models/scenarios/bounds/everyBound.ts';
import type { BoundDefinition } from '../../models/scenarios/scenario.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { bytes, duration, wholeNumber } from '../read.ts';

/** `maxUids` → `max-uids` */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Bounds with one-letter names (N, R) are for `--bounds` alone. */
const isOption = ({ name }: BoundDefinition): boolean => name.length > 1;

/** Every bound of every scenario as an option, each name once. */
export const boundOptions: readonly OptionRecord[] = everyBound
  .filter(isOption)
  .filter(({ name }, index, bounds) => bounds.findIndex((bound) => bound.name === name) === index)
  .map((bound) => ({
    flags: `--${kebab(bound.name)}${bound.isSwitch ? '' : typeof bound.default === 'number' ? ' <number>' : ' <name>'}`,
    says: bound.isSwitch || bound.default === '' ? bound.says : `${bound.says} (default ${bound.default})`,
  }));

/** The bounds among the values of options, as text. */
export const askedBounds = (options: OptionValues): { readonly [name: string]: string | undefined } =>
  Object.fromEntries(
    everyBound
      .filter(isOption)
      .map(({ name }) => [name, options[name] === true ? '1' : (options[name] as string | undefined)]),
  );

export const limitOptions: readonly OptionRecord[] = [
  {
    flags: '--max-states <number>',
    says: 'stop, undecided, at so many states',
    read: wholeNumber('--max-states', 1),
  },
  {
    flags: '--time-limit <duration>',
    says: 'stop, undecided, after so long: 90s, 5m, 1h',
    read: duration('--time-limit'),
  },
  {
    flags: '--memory-limit <bytes>',
    says: "stop, undecided, at so much memory: 512Mi, 2Gi (default: three quarters of the machine's)",
    read: bytes('--memory-limit'),
  },
];
