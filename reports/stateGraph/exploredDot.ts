import { graph, lines } from '../drawing/dot.ts';
import { countText } from '../terminal/numbers.ts';
import type { ExploredGraph } from './exploredGraph.ts';

/** more rules than this on one arrow are counted, not named */
const namedRules = 2;

/** An explored graph as Graphviz reads it. The first box holds the first state. */
export const exploredDot = ({ by, sampled, boxes, arrows }: ExploredGraph, allStates: number): string =>
  graph([
    ...boxes.map(({ id, label, states }) => {
      const count = Math.round((states * allStates) / sampled);
      const about = sampled < allStates ? `about ${countText(count)}` : countText(count);
      const text =
        by === undefined ? [label] : [...broken(label), `${states === 0 ? 'a few' : about} states`];
      return `${id} [label=${lines(text)}, class=${id === 0 ? '"state first"' : 'state'}]`;
    }),
    ...arrows.map(({ from, to, rules }) => {
      const named =
        rules.length > namedRules
          ? [...rules.slice(0, namedRules), `and ${rules.length - namedRules} more`]
          : rules;
      return `${from} -> ${to} [label=${lines(named)}]`;
    }),
  ]);

/** A multiset, two items a line. */
const broken = (label: string): string[] => {
  const items = label.split(', ');
  return items.flatMap((_, at) => (at % 2 === 0 ? [items.slice(at, at + 2).join(', ')] : []));
};
