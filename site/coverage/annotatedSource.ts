import { type Html, html } from '../../reports/html/html.ts';
import type { CountedLine } from './sourceCounts.ts';
import type { CoveredFile } from './specCoverage.ts';

type Line = { readonly looks: string; readonly text: string };

/** A file, each line with how often it ran; lines that look alike stand together. */
export const annotatedSource = ({ source, counts }: CoveredFile): Html => {
  const lines = source
    .trimEnd()
    .split('\n')
    .map((text, at): Line => {
      const counted = counts.lines.get(at + 1);
      return {
        looks: counted ? looksOf(counted) : 'plain',
        text: `${timesText(counted).padStart(6)}  ${text}`,
      };
    });
  const runs: { looks: string; texts: string[] }[] = [];
  for (const { looks, text } of lines) {
    const last = runs.at(-1);
    if (last?.looks === looks) last.texts.push(text);
    else runs.push({ looks, texts: [text] });
  }
  return html`<pre class="counted">${runs.map(({ looks, texts }) => html`<span class="${looks}">${texts.join('\n')}</span>`)}</pre>`;
};

const mostOf = ({ counts }: CountedLine): number => Math.max(...Object.values(counts));

const looksOf = (line: CountedLine): string => {
  if (mostOf(line) === 0) return 'never';
  return line.hasUnused ? 'partly' : 'ran';
};

const timesText = (line: CountedLine | undefined): string => {
  if (!line) return '';
  const times = mostOf(line);
  if (times >= 1_000_000) return `${Math.floor(times / 1_000_000)}M`;
  return times >= 10_000 ? `${Math.floor(times / 1000)}k` : String(times);
};
