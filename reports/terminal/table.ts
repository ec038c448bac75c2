import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A cell: its text, and how it is painted once it is padded. */
export type Cell = { readonly text: string; readonly paint?: (text: string) => string };

const gap = '  ';
const narrowest = 20;

/**
 * Rows of cells in aligned columns. The last column takes what is left of the line and wraps at words, so that
 * a table never is wider than `columns`.
 */
export const table = (rows: readonly (readonly Cell[])[], columns: number, indent = ''): string[] => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => stringWidth(row[column]?.text ?? ''))),
  );
  const fixed = widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, indent.length);
  const last = Math.max(narrowest, columns - fixed);
  return rows.flatMap((row) => {
    const cells = row.slice(0, count - 1).map(({ text, paint = plain }, column) => {
      return paint(text + ' '.repeat((widths[column] ?? 0) - stringWidth(text)));
    });
    const { text: tail = '', paint = plain } = row[count - 1] ?? {};
    return wrap(tail, last).map((line, at) => {
      const lead = at === 0 ? cells.map((cell) => cell + gap).join('') : ' '.repeat(fixed - indent.length);
      return `${indent}${lead}${paint(line)}`.trimEnd();
    });
  });
};

const plain = (text: string): string => text;

/** Breaks at spaces and line ends; words longer than a line stay whole. */
export const wrap = (text: string, width: number): string[] => wrapAnsi(text, width).split('\n');
