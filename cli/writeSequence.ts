import { mermaidText } from '../reports/sequence/mermaid.ts';
import type { Sequence } from '../reports/sequence/sequence.ts';
import { sequenceSvg } from '../reports/sequence/sequenceSvg.ts';
import type { Problem } from '../spec/problem.ts';
import type { OptionValues } from './command.ts';
import { writeWhole } from './writeWhole.ts';

/** Writes a sequence in the forms that are asked for (`--svg`, `--mermaid`); what could not be written. */
export const writeSequence = (
  sequence: () => Sequence,
  { svg, mermaid }: OptionValues,
): readonly Problem[] => {
  if (svg === undefined && mermaid === undefined) return [];
  const told = sequence();
  const unwritten = [
    svg === undefined ? undefined : writeWhole(svg as string, sequenceSvg(told, { alone: true })),
    mermaid === undefined ? undefined : writeWhole(mermaid as string, mermaidText(told)),
  ];
  return unwritten.filter((problem) => problem !== undefined);
};
