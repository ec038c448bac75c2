import type { BoundDefinition, Scenario } from '../../models/scenarios/scenario.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { bytes, duration, wholeNumber } from '../read.ts';

/** `maxUids` → `max-uids` */
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Bounds with one-letter names (N, R) are for `--bounds` alone. */
const isOption = ({ name }: BoundDefinition): boolean => name.length > 1;

/** Every bound of every scenario as an option, each name once. */
export const boundOptions = (scenarios: readonly Scenario[]): OptionRecord[] => {
  const options = new Map<string, OptionRecord>();
  for (const bound of scenarios.flatMap(({ bounds }) => bounds).filter(isOption)) {
    if (options.has(bound.name)) continue;
    const value = typeof bound.default === 'number' ? '<number>' : '<name>';
    options.set(bound.name, {
      flags: `--${kebab(bound.name)} ${value}`,
      says: `${bound.says} (default ${bound.default})`,
    });
  }
  return [...options.values()];
};

/** The bounds among the values of options, as text. */
export const askedBounds = (
  scenarios: readonly Scenario[],
  options: OptionValues,
): { readonly [name: string]: string | undefined } => {
  const names = new Set(scenarios.flatMap(({ bounds }) => bounds.filter(isOption).map(({ name }) => name)));
  return Object.fromEntries([...names].map((name) => [name, options[name] as string | undefined]));
};

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
