import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a row came to when it was measured, and where. */
export type Measured = {
  readonly what: string;
  readonly was: string;
  readonly goal: string;
  readonly measured: string;
  /** processor, memory, version of Node */
  readonly machine: string;
  /** year, month, day */
  readonly date: string;
};

/** Figures that are kept in a file, in the order of the table: new ones take the place of those of the same row. */
export const keepMeasured = (file: string, found: readonly Measured[], order: readonly string[]): void => {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Measured[]) : [];
  const byRow = new Map([...before, ...found].map((each) => [each.what, each]));
  const kept = order.flatMap((what) => byRow.get(what) ?? []);
  writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
};
