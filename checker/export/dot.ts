import type { ExportedGraph, ExportedState } from './graph.ts';

/** A graph in the DOT language of Graphviz: https://graphviz.org/doc/info/lang.html */
export const dotOf = ({ system, states, steps }: ExportedGraph): string =>
  [
    `digraph ${quoted(system)} {`,
    '  node [shape=box, fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
    ...states.map((state) => `  ${state.state} [label=${labelOf(state, states[0]!)}${styleOf(state)}];`),
    ...steps.map(
      ({ from, to, rule, args }) =>
        `  ${from} -> ${to} [label=${quoted(args.length ? `${rule}(${args.join(',')})` : rule)}];`,
    ),
    '}',
    '',
  ].join('\n');

const styleOf = ({ state }: ExportedState): string => (state === 0 ? ', penwidth=2' : '');

/** What differs from the first state; all of the first. */
const labelOf = ({ state, components }: ExportedState, first: ExportedState): string => {
  const lines = Object.entries(components)
    .filter(([name, text]) => state === 0 || first.components[name] !== text)
    .map(([name, text]) => `${name}: ${text}`);
  return quoted([`${state}`, ...lines].join('\n'));
};

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
