import type { Difference } from '../../oracle/differential/difference.ts';
import type { Paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import { visible } from '../../reports/terminal/visible.ts';
import { jsonText } from '../../spec/api/jsonText.ts';

/** Characters of a value, and differences of one request, that are shown. */
const most = { value: 60, differences: 20 } as const;

/** What both say, side by side. */
export const comparison = (differences: readonly Difference[], columns: number, colour: Paint): string[] => {
  const rows = differences.slice(0, most.differences).map(({ path, spec, other }) => [
    { text: visible(path), paint: colour.cyan },
    { text: valueText(spec), paint: colour.green },
    { text: valueText(other), paint: colour.red },
  ]);
  const more = differences.length - most.differences;
  return [
    ...table([[{ text: '' }, { text: 'specification' }, { text: 'other' }], ...rows], columns, '  '),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
};

const valueText = (value: unknown): string => {
  const text = visible(value === undefined ? 'nothing' : jsonText(value));
  return text.length > most.value ? `${text.slice(0, most.value)}…` : text;
};
