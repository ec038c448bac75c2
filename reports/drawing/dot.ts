import { wrap } from '../terminal/table.ts';

/** Graphviz' language: quoting, and what all drawings have in common. */

export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Several lines, centred, or to the left. */
export const lines = (parts: readonly string[], end: '\\n' | '\\l' = '\\n'): string =>
  `"${parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('"', '\\"') + end).join('')}"`;

/** a description is broken into lines of about so many letters */
const lineLength = 30;

/** A name, and below it what it means. */
export const described = (name: string, description: string | undefined): string[] =>
  description === undefined ? [name] : [name, ...wrap(description, lineLength)];

/**
 * Graphviz reckons with Helvetica. The page draws letters smaller than they are laid out here, so that text stays in its
 * box with the widest font that a reader may have instead.
 */
export const graph = (statements: readonly string[], options = ''): string =>
  [
    'digraph {',
    `graph [compound=true, bgcolor="transparent", fontname="Helvetica", fontsize=12.5, nodesep=0.22, ranksep=0.45, ${options}]`,
    'node [shape=box, style="rounded", fontname="Helvetica", fontsize=12.5, height=0.36, margin="0.14,0.06"]',
    'edge [fontname="Helvetica", fontsize=10.4, arrowsize=0.6]',
    ...statements,
    '}',
  ].join('\n');
