import type { Paint } from '../terminal/paint.ts';
import { table, wrap } from '../terminal/table.ts';
import type { Told, ToldWrite } from './told.ts';
import { delayText, listText } from './words.ts';

/** Writes that differ in nothing that is told are one row. */
const grouped = (writes: readonly ToldWrite[]): readonly (ToldWrite & { readonly times: number })[] => {
  const rows: (ToldWrite & { times: number })[] = [];
  for (const write of writes) {
    const same = rows.find(
      ({ verb, object, change }) => verb === write.verb && object === write.object && change === write.change,
    );
    if (same) same.times += 1;
    else rows.push({ ...write, times: 1 });
  }
  return rows;
};

/** Rows of which more are cut. */
const mostRows = 12;

const writeRows = (writes: readonly ToldWrite[], columns: number, colour: Paint): string[] => {
  const rows = grouped(writes);
  const shown = rows.length > mostRows + 1 ? rows.slice(0, mostRows) : rows;
  const paints = { create: colour.green, delete: colour.red, update: colour.cyan };
  const lines = table(
    shown.map(({ verb, object, change, times }) => [
      { text: verb, paint: paints[verb as keyof typeof paints] ?? colour.bold },
      { text: times > 1 ? `${times} × ${object}` : object },
      { text: change },
    ]),
    columns,
    '  ',
  );
  return rows.length > shown.length ? [...lines, `  and ${rows.length - shown.length} more`] : lines;
};

/** What one controller does next: a sentence, its reasons, a table of its writes. */
const toldText = (told: Told, columns: number, colour: Paint): string[] => {
  const { object, controller, says, why, writes, errors, requeueAfterMs } = told;
  const title = `${object || controller} ${says}`;
  const paintTitle = writes.length > 0 ? colour.bold : (text: string) => text;
  const waits = requeueAfterMs === undefined ? [] : [`it is looked at again in ${delayText(requeueAfterMs)}`];
  return [
    ...wrap(title, columns).map(paintTitle),
    ...[...why, ...waits].flatMap((text) => wrap(text, columns - 2).map((line) => `  ${line}`)),
    ...writeRows(writes, columns, colour),
    ...errors.flatMap((text) => wrap(`fails: ${text}`, columns - 2).map((line) => `  ${colour.red(line)}`)),
  ];
};

/** Who writes anything, in a sentence. */
const answer = (all: readonly Told[], acting: readonly Told[]): string => {
  if (acting.length === 0) return 'Nobody has anything to do.';
  const names = [...new Set(acting.map(({ object, controller }) => object || controller))];
  return `${acting.length} of ${all.length} have something to do: ${listText(names)}.`;
};

/** A controller of all Pods is not worth a word while it does nothing. */
const isWorthTelling = ({ object, writes }: Told): boolean => object !== '' || writes.length > 0;

/**
 * What all controllers do next: the answer in a sentence first, where there are several, then each by itself, those that write
 * before the others.
 */
export const reconcileText = (all: readonly Told[], columns: number, colour: Paint): string[] => {
  const told = all.filter(isWorthTelling);
  const acting = told.filter(({ writes }) => writes.length > 0);
  const calm = told.filter(({ writes }) => writes.length === 0);
  const blocks = [...acting, ...calm].map((each) => toldText(each, columns, colour));
  const [only] = blocks;
  if (blocks.length === 1 && only) return only;
  return [...wrap(answer(told, acting), columns), ...blocks.flatMap((block) => ['', ...block])];
};
