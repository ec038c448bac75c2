import type { Compiled } from '../../checker/compile/compiled.ts';
import { fail } from '../failure.ts';

/** Which part of a state graph is exported, or whose run. */
export type ExportFilter = {
  readonly depth?: number;
  readonly states?: number;
  readonly rules?: readonly string[];
  readonly law?: string;
};

/** Reads `depth=3,states=100,rule=Create,law=P5`; `rule` may be given again. Fails (PS1201) for other text. */
export const readExportFilter = (text: string | undefined): ExportFilter => {
  if (text === undefined) return {};
  const filter: { depth?: number; states?: number; rules?: string[]; law?: string } = {};
  for (const part of text.split(',')) {
    const [, name, value = ''] = /^(depth|states|rule|law)=(.+)$/.exec(part) ?? [];
    if (name === undefined) {
      return fail(
        'PS1201',
        `--export-only takes depth=, states=, rule= and law=, not ${JSON.stringify(part)}`,
      );
    }
    if (name === 'rule') filter.rules = [...(filter.rules ?? []), value];
    else if (name === 'law') filter.law = value;
    else if (!/^\d{1,9}$/.test(value)) {
      return fail('PS1201', `--export-only takes ${name}= with a whole number, not ${JSON.stringify(value)}`);
    } else filter[name as 'depth' | 'states'] = Number(value);
  }
  return filter;
};

/** Fails (PS1203) if a filter names a law or a rule that the system does not have. */
export const checkFilter = ({ law, rules = [] }: ExportFilter, compiled: Compiled): void => {
  if (law !== undefined && !compiled.laws.some(({ id }) => id === law)) {
    fail('PS1203', `--export-only: no law that is checked is called ${JSON.stringify(law)}`);
  }
  const unknown = rules.find((name) => !compiled.system.rules.some((rule) => rule.name === name));
  if (unknown !== undefined) {
    fail('PS1203', `--export-only: no rule of the system is called ${JSON.stringify(unknown)}`);
  }
};
