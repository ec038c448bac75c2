import { decode } from '@jridgewell/sourcemap-codec';
import type { CountedScript, LoadedScript } from './preciseCoverage.ts';

/** What somebody did that ran code: `vectors`, `recordings`. */
export type Workload = string;

/** How often something ran, by what ran it. */
export type Counts = { readonly [workload: Workload]: number };

/** A function that a file makes as it is loaded. */
export type CountedFunction = { readonly name: string; readonly line: number; readonly counts: Counts };

/**
 * A line of source with code of a function: how often the part of it that ran most did, and whether a part of it never ran
 * at all. Lines that are not here have none: types, comments, and what runs as the file is loaded.
 */
export type CountedLine = { readonly counts: Counts; readonly hasUnused: boolean };

/** What ran of a file. Lines count from 1. */
export type SourceCounts = {
  readonly functions: readonly CountedFunction[];
  readonly lines: ReadonlyMap<number, CountedLine>;
};

type Segment = { readonly offset: number; readonly line: number };

/** What ran of a source: what its script made as it was loaded, and what each workload ran of it later. */
export const sourceCounts = (
  { text, map }: LoadedScript,
  loaded: CountedScript,
  later: ReadonlyMap<Workload, CountedScript>,
): SourceCounts => {
  const segments = segmentsOf(text, map);
  const painted = [...later].map(([workload, script]) => [workload, paint(script, text.length)] as const);
  const ofFunctions = loaded.functions.filter(({ ranges }) => !isWhole(ranges[0], text));
  const inFunctions = insideOf(ofFunctions, text.length);
  const countsAt = (offset: number): Counts =>
    Object.fromEntries(painted.map(([workload, counts]) => [workload, counts[offset]!]));
  const lines = new Map<number, { counts: Record<Workload, number>; hasUnused: boolean }>();
  for (const { offset, line } of segments) {
    if (!inFunctions[offset]) continue;
    const here = countsAt(offset);
    const known = lines.get(line) ?? { counts: {}, hasUnused: false };
    for (const [workload, count] of Object.entries(here))
      known.counts[workload] = Math.max(known.counts[workload] ?? 0, count);
    known.hasUnused ||= Object.values(here).every((count) => count === 0);
    lines.set(line, known);
  }
  const functions = ofFunctions.flatMap(({ functionName, ranges }): CountedFunction[] => {
    const { startOffset, endOffset } = ranges[0]!;
    const name = functionName || keptName(text, endOffset);
    const line = segments.find(({ offset }) => offset >= startOffset && offset < endOffset)?.line;
    return name && line ? [{ name, line, counts: countsAt(startOffset) }] : [];
  });
  return { functions: functions.toSorted((a, b) => a.line - b.line), lines };
};

const isWhole = (range: { startOffset: number; endOffset: number } | undefined, text: string): boolean =>
  range === undefined || (range.startOffset === 0 && range.endOffset >= text.length);

/** How often each letter of a script ran: blocks lie within each other, and the innermost counts. */
const paint = ({ functions }: CountedScript, length: number): Int32Array => {
  const counts = new Int32Array(length);
  const ranges = functions.flatMap((each) => each.ranges);
  for (const { startOffset, endOffset, count } of ranges.toSorted(
    (a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset,
  ))
    counts.fill(count, startOffset, endOffset);
  return counts;
};

const insideOf = (functions: CountedScript['functions'], length: number): Uint8Array => {
  const inside = new Uint8Array(length);
  for (const { ranges } of functions) inside.fill(1, ranges[0]!.startOffset, ranges[0]!.endOffset);
  return inside;
};

/** The loader gives nameless functions the names of what they are assigned to: `__name(…, "podPhase")`. */
const keptName = (text: string, end: number): string | undefined =>
  /^,"([^"]+)"\)/.exec(text.slice(end, end + 200))?.[1];

const inline = /^data:application\/json;base64,/;

const segmentsOf = (text: string, map: string): readonly Segment[] => {
  const { mappings } = JSON.parse(Buffer.from(map.replace(inline, ''), 'base64').toString('utf8')) as {
    mappings: string;
  };
  let start = 0;
  return decode(mappings).flatMap((segments, row) => {
    if (row > 0) start = text.indexOf('\n', start) + 1;
    const from = start;
    return segments.flatMap((segment) =>
      segment.length > 1 ? [{ offset: from + segment[0], line: segment[2]! + 1 }] : [],
    );
  });
};
