/** Graphviz' language: quoting, and what all drawings have in common. */

export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Several lines, centred. */
export const lines = (parts: readonly string[]): string =>
  `"${parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join('\\n')}"`;

export const graph = (statements: readonly string[], options = ''): string =>
  [
    'digraph {',
    `graph [compound=true, bgcolor="transparent", fontname="Helvetica", fontsize=11, nodesep=0.35, ranksep=0.45, ${options}]`,
    'node [shape=box, style="rounded", fontname="Helvetica", fontsize=11, height=0.36, margin="0.14,0.06"]',
    'edge [fontname="Helvetica", fontsize=9.5, arrowsize=0.6]',
    ...statements,
    '}',
  ].join('\n');
