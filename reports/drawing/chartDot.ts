import { toDirectedGraph } from '@xstate/graph';
import type { AnyStateMachine } from 'xstate';
import { wrap } from '../terminal/table.ts';
import { described, graph, lines, quoted } from './dot.ts';
import { guardText } from './guardText.ts';

type ChartNode = ReturnType<typeof toDirectedGraph>;

/**
 * A statechart as Graphviz reads it: regions and compound states as boxes, states with their descriptions, transitions
 * with their guards. `abreast`: so many regions stand beside each other, the next ones below.
 */
export const chartDot = (chart: AnyStateMachine, { abreast = 2 } = {}): string => {
  const root = toDirectedGraph(chart);
  const numbers = new Map(allNodes(root).map(({ id }, number) => [id, number]));
  return graph([
    ...(root.children.length
      ? [...initialMark(root), ...root.children.flatMap((child) => drawn(child, numbers))]
      : [leaf(root, numbers)]),
    ...allNodes(root)
      .filter(isParallel)
      .flatMap((node) => inRows(node, abreast)),
    ...edges(root),
  ]);
};

/** What the drawing of a chart calls its states and arrows: `n3` is the class of state 3, `e5` that of arrow 5. */
export type ChartLegend = {
  readonly states: readonly string[];
  /** by the numbers of the states that they lead from and to, with the events that do */
  readonly arrows: readonly {
    readonly from: number;
    readonly to: number;
    readonly events: readonly string[];
  }[];
};

export const chartLegend = (chart: AnyStateMachine): ChartLegend => {
  const root = toDirectedGraph(chart);
  const states = allNodes(root).map(({ id }) => id);
  const arrows = arrowsOf(root).map(({ from, to, events }) => ({
    from: states.indexOf(from.id),
    to: states.indexOf(to.id),
    events: [...events],
  }));
  return { states, arrows };
};

const isParallel = ({ stateNode }: ChartNode): boolean => stateNode.type === 'parallel';

/** Regions stand in rows: each below the one that comes a row before it. */
const inRows = ({ children }: ChartNode, abreast: number): string[] =>
  children.slice(abreast).flatMap((region, at) =>
    allNodes(children[at]!)
      .filter((node) => node.children.length === 0)
      .map(({ id }) => `${quoted(id)} -> ${quoted(markOf(region))} [style=invis]`),
  );

const markOf = ({ id }: ChartNode): string => `${id} (initial)`;

type Numbers = ReadonlyMap<string, number>;

const drawn = (node: ChartNode, numbers: Numbers): string[] =>
  node.children.length === 0
    ? [leaf(node, numbers)]
    : [
        `subgraph ${quoted(`cluster ${node.id}`)} {`,
        `label=${lines(labelOf(node), '\\l')}; labeljust=l; class="${isParallel(node) ? 'parallel' : 'region'} n${numbers.get(node.id)}"; margin=10; style=rounded`,
        ...initialMark(node),
        ...node.children.flatMap((child) => drawn(child, numbers)),
        '}',
      ];

const leaf = (node: ChartNode, numbers: Numbers): string => {
  const { id, stateNode } = node;
  return `${quoted(id)} [label=${lines(labelOf(node))}, class="${stateNode.type === 'final' ? 'final' : 'state'} n${numbers.get(id)}"]`;
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

type ChartArrow = {
  readonly from: ChartNode;
  readonly to: ChartNode;
  readonly labels: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
};

/** One arrow for all transitions between the same two states. */
const arrowsOf = (root: ChartNode): readonly ChartArrow[] => {
  const arrows = new Map<
    string,
    { from: ChartNode; to: ChartNode; labels: Set<string>; events: Set<string> }
  >();
  const nodes = new Map(allNodes(root).map((node) => [node.id, node]));
  for (const node of nodes.values()) {
    for (const { target, label, transition } of node.edges) {
      const to = nodes.get(target.id) ?? node;
      const key = `${node.id} ${to.id}`;
      const arrow = arrows.get(key) ?? { from: node, to, labels: new Set(), events: new Set() };
      arrow.events.add(transition.eventType);
      const guard = guardText(transition.guard);
      arrow.labels.add(guard ? `${label.text} [${guard}]` : label.text);
      arrows.set(key, arrow);
    }
  }
  return [...arrows.values()];
};

const edges = (root: ChartNode): string[] =>
  arrowsOf(root).map(({ from, to, labels }, number) => {
    const ends = border('ltail', from) + (to === from || isInside(to, from) ? '' : border('lhead', to));
    return `${quoted(leafOf(from).id)} -> ${quoted(leafOf(to).id)} [label=${lines([...labels].flatMap(labelLines))}${ends}, class=e${number}]`;
  });

/** labels longer than this have their guard on lines of its own, of about so many letters */
const longLabel = 22;

const labelLines = (label: string): string[] => {
  const [event = '', ...guard] = label.length > longLabel ? label.split(/ (?=\[)/) : [label];
  return [event, ...wrap(guard.join(' '), longLabel)]
    .filter((line) => line !== '')
    .map((line) => ` ${line} `);
};

const allNodes = (node: ChartNode): ChartNode[] => [node, ...node.children.flatMap(allNodes)];

const isInside = (node: ChartNode, outer: ChartNode): boolean => node.id.startsWith(`${outer.id}.`);
