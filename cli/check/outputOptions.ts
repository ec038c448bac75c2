import type { Outcome } from '../../drivers/exhaustive/outcome.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { OptionRecord } from '../command.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';

const outputs = ['text', 'json', 'junit', 'sarif', 'github'] as const;

export type OutputFormat = (typeof outputs)[number];

/** outcomes that may be failures, in the order of their exit codes; `violated`, as texts say it, means `broken` */
const failures = ['broken', 'pending', 'undecided'] as const;

export type FailOn = readonly (typeof failures)[number][];

const isOneOf = <T extends string>(text: string, known: readonly T[]): text is T =>
  known.some((each) => each === text);

const outputOf = (text: string): OutputFormat =>
  isOneOf(text, outputs)
    ? text
    : fail('PS1201', `--output: no form is called ${JSON.stringify(text)}; ${didYouMean(text, outputs)}`);

const failOnOf = (text: string): FailOn =>
  text === 'nothing'
    ? []
    : text.split(',').map((word) => {
        const known = [...failures, 'nothing'];
        if (word === 'violated') return 'broken';
        return isOneOf(word, failures)
          ? word
          : fail(
              'PS1201',
              `--fail-on: no outcome is called ${JSON.stringify(word)}; ${didYouMean(word, known)}`,
            );
      });

export const outputOptions: readonly OptionRecord[] = [
  {
    flags: '--output <form>',
    says: `${outputs.join(', ')}: in which form the verdict is printed (default text)`,
    read: outputOf,
  },
  {
    flags: '--fail-on <outcomes>',
    says: `which outcomes are failures, the others exit with 0: ${failures.join(',')} (default: all), or nothing`,
    read: failOnOf,
  },
];

export type OutputOptions = {
  readonly output?: OutputFormat;
  readonly failOn?: FailOn;
  readonly json?: boolean;
};

/** The form that is asked for; `--json` is one of them, and two are wrong (PS1201). */
export const formOf = ({ output, json }: OutputOptions): OutputFormat => {
  if (json && output !== undefined && output !== 'json')
    fail('PS1201', `--json cannot be combined with --output ${output}`);
  return json ? 'json' : (output ?? 'text');
};

/** The exit code of an outcome, where only some are failures; an interruption always is one. */
export const codeOf = (outcome: Outcome, { failOn = failures }: OutputOptions): ExitCode => {
  const codes = { ...exitCode, pending: exitCode.broken };
  const mayPass = isOneOf(outcome, failures) && !failOn.includes(outcome);
  return mayPass ? exitCode.good : codes[outcome];
};
