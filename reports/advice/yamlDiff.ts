import { stringify } from 'yaml';
import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import { jsonText } from '../../spec/api/jsonText.ts';

/** A line of a text that was changed: in both, only before, or only after. */
export type DiffLine = { readonly sign: ' ' | '-' | '+'; readonly text: string };

/** unchanged lines that are shown around a change */
const context = 3;

/** more lines than these on both sides are not compared one by one */
const mostLines = 2_000;

const linesOf = ({ object }: ManifestObject): readonly string[] =>
  stringify(JSON.parse(jsonText(object)), { lineWidth: 0 })
    .trimEnd()
    .split('\n');

/** What becomes of an object as lines of YAML, those far from any change left out; `before` absent: it is new. */
export const yamlDiff = (before: ManifestObject | undefined, after: ManifestObject): readonly DiffLine[] => {
  const [old, now] = [before ? linesOf(before) : [], linesOf(after)];
  if (old.length + now.length > mostLines) return now.map((text) => ({ sign: '+', text }));
  const lines = compared(old, now);
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== ' ');
  return lines.filter((_, index) => near(index));
};

/** By the longest lines in common. */
const compared = (old: readonly string[], now: readonly string[]): readonly DiffLine[] => {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && old[row] === now[column]) {
      lines.push({ sign: ' ', text: old[row]! });
      row++;
      column++;
    } else if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ sign: '-', text: old[row++]! });
    } else lines.push({ sign: '+', text: now[column++]! });
  }
  return lines;
};
