import { toDirectedGraph } from '@xstate/graph';
import type { AnyStateMachine } from 'xstate';
import { described, graph, lines, quoted } from './dot.ts';
import { guardText } from './guardText.ts';

type ChartNode = ReturnType<typeof toDirectedGraph>;

/**
 * A statechart as Graphviz reads it: regions and compound states as boxes, states with their descriptions, transitions
 * with their guards.
 */
export const chartDot = (chart: AnyStateMachine): string => {
  const root = toDirectedGraph(chart);
  return graph([
    ...(root.children.length ? [...initialMark(root), ...root.children.flatMap(drawn)] : [leaf(root)]),
    ...allNodes(root).filter(isParallel).flatMap(twoAbreast),
    ...edges(root),
  ]);
};

const isParallel = ({ stateNode }: ChartNode): boolean => stateNode.type === 'parallel';

/** Regions stand two abreast: each below the one that comes two before it. */
const twoAbreast = ({ children }: ChartNode): string[] =>
  children.slice(2).flatMap((region, at) =>
    allNodes(children[at]!)
      .filter((node) => node.children.length === 0)
      .map(({ id }) => `${quoted(id)} -> ${quoted(markOf(region))} [style=invis]`),
  );

const markOf = ({ id }: ChartNode): string => `${id} (initial)`;

const drawn = (node: ChartNode): string[] =>
  node.children.length === 0
    ? [leaf(node)]
    : [
        `subgraph ${quoted(`cluster ${node.id}`)} {`,
        `label=${lines(labelOf(node), '\\l')}; labeljust=l; class=${isParallel(node) ? 'parallel' : 'region'}; margin=10; style=rounded`,
        ...initialMark(node),
        ...node.children.flatMap(drawn),
        '}',
      ];

const leaf = (node: ChartNode): string => {
  const { id, stateNode } = node;
  return `${quoted(id)} [label=${lines(labelOf(node))}, class=${stateNode.type === 'final' ? 'final' : 'state'}]`;
};

/** The chart as a whole is described beside its drawing. */
const labelOf = ({ stateNode }: ChartNode): string[] =>
  described(stateNode.key, stateNode.parent && stateNode.description);

/** The dot from which a region begins. */
const initialMark = (node: ChartNode): string[] => {
  const initial = node.stateNode.initial.target[0];
  if (isParallel(node) || !initial) return [];
  const mark = quoted(markOf(node));
  return [
    `${mark} [shape=point, width=0.09, label="", class=initial]`,
    `${mark} -> ${quoted(leafOf(childOf(node, initial.id)).id)} [class=initial]`,
  ];
};

const childOf = (node: ChartNode, id: string): ChartNode =>
  node.children.find((child) => child.id === id) ?? node;

/** Edges to and from a compound state are drawn to one of its leaves and cut off at its border. */
const leafOf = (node: ChartNode): ChartNode => (node.children[0] ? leafOf(node.children[0]) : node);

const border = (end: 'ltail' | 'lhead', node: ChartNode): string =>
  node.children.length ? `, ${end}=${quoted(`cluster ${node.id}`)}` : '';

/** One arrow for all transitions between the same two states. */
const edges = (root: ChartNode): string[] => {
  const arrows = new Map<string, { from: ChartNode; to: ChartNode; labels: Set<string> }>();
  const nodes = new Map(allNodes(root).map((node) => [node.id, node]));
  for (const node of nodes.values()) {
    for (const { target, label, transition } of node.edges) {
      const to = nodes.get(target.id) ?? node;
      const key = `${node.id} ${to.id}`;
      const arrow = arrows.get(key) ?? { from: node, to, labels: new Set<string>() };
      const guard = guardText(transition.guard);
      arrow.labels.add(guard ? `${label.text} [${guard}]` : label.text);
      arrows.set(key, arrow);
    }
  }
  return [...arrows.values()].map(({ from, to, labels }) => {
    const ends = border('ltail', from) + (to === from || isInside(to, from) ? '' : border('lhead', to));
    return `${quoted(leafOf(from).id)} -> ${quoted(leafOf(to).id)} [label=${lines([...labels].flatMap(labelLines))}${ends}]`;
  });
};

/** labels longer than this have their guard on a line of its own */
const longLabel = 28;

const labelLines = (label: string): string[] =>
  (label.length > longLabel ? label.replace(' [', '\n[') : label).split('\n').map((line) => ` ${line} `);

const allNodes = (node: ChartNode): ChartNode[] => [node, ...node.children.flatMap(allNodes)];

const isInside = (node: ChartNode, outer: ChartNode): boolean => node.id.startsWith(`${outer.id}.`);
