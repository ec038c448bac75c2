import type { LivenessLaw } from '../../../checker/laws/law.ts';
import { holds } from '../../../checker/reference/state.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { ExplicitGraph } from './explicitGraph.ts';

/** Laws over guards: those over views and conditions are made of them. */
export type GuardLaw = Exclude<LivenessLaw, { kind: 'each leads to' | 'each always eventually' }>;

type Node = { readonly state: number; readonly last: Rule | 'none' };

/**
 * Is there a fair run that breaks the law? Decided by fixed points over pairs of a state and the rule that
 * led to it (E. A. Emerson and C.-L. Lei, "Efficient model checking in fragments of the propositional
 * mu-calculus", 1986), and by trying every choice of which strongly fair rules stay disabled for ever: no
 * components, no lassos.
 */
export const isBroken = (graph: ExplicitGraph, law: GuardLaw): boolean => {
  const met = statesWhere(graph, law.goal);
  const all = new Set(graph.states.keys());
  const unmet = new Set([...all].filter((state) => !met.has(state)));
  switch (law.kind) {
    case 'eventually':
      return law.always
        ? reachesFairRun(graph, all, new Set([0]), all, unmet)
        : unmet.has(0) && reachesFairRun(graph, unmet, new Set([0]), unmet, unmet);
    case 'always eventually':
      return reachesFairRun(graph, all, new Set([0]), unmet, unmet);
    case 'leads to': {
      const triggered = statesWhere(graph, law.trigger);
      const begins = new Set([...unmet].filter((state) => triggered.has(state)));
      return reachesFairRun(graph, unmet, begins, unmet, unmet);
    }
  }
};

const statesWhere = (graph: ExplicitGraph, guard: Guard): Set<number> =>
  new Set([...graph.states.keys()].filter((state) => holds(guard, graph.states[state]!)));

/** From `from`, through `through`: a fair run that stays in `stay` and is in `often` again and again. */
const reachesFairRun = (
  graph: ExplicitGraph,
  through: ReadonlySet<number>,
  from: ReadonlySet<number>,
  stay: ReadonlySet<number>,
  often: ReadonlySet<number>,
): boolean => {
  const rules = new Set(
    graph.steps.flatMap((steps) => steps.map(({ rule }) => rule)).filter(({ fair }) => fair),
  );
  const strong = [...rules].filter(({ fair }) => fair === 'strong');
  const reached = new Set(from);
  for (const state of reached) {
    for (const { to } of successors(graph, state)) if (through.has(to)) reached.add(to);
  }
  return subsets(strong).some((never) => {
    const kept = new Set(
      [...stay].filter((state) => !graph.steps[state]!.some(({ rule }) => never.has(rule))),
    );
    const enabled = new Set([...kept].flatMap((state) => graph.steps[state]!.map(({ rule }) => rule)));
    if (strong.some((rule) => !never.has(rule) && !enabled.has(rule))) return false;
    const duties = [...rules]
      .filter((rule) => enabled.has(rule))
      .map((rule) => (node: Node) => {
        const disabled = !graph.steps[node.state]!.some((step) => step.rule === rule);
        return node.last === rule || (rule.fair !== 'strong' && disabled);
      });
    const fair = fairNodes(graph, kept, [...duties, (node) => often.has(node.state)]);
    return [...reached].some((state) => fair.has(state));
  });
};

/** States from which a run stays inside for ever and does each duty again and again. */
const fairNodes = (
  graph: ExplicitGraph,
  inside: ReadonlySet<number>,
  duties: readonly ((node: Node) => boolean)[],
): Set<number> => {
  const nodes: Node[] = [];
  const numbers = new Map<number, Map<Rule | 'none', number>>();
  const add = (state: number, last: Rule | 'none'): void => {
    const ofState = numbers.get(state) ?? new Map<Rule | 'none', number>();
    numbers.set(state, ofState);
    if (inside.has(state) && !ofState.has(last)) ofState.set(last, nodes.push({ state, last }) - 1);
  };
  for (const state of inside) {
    add(state, 'none');
    for (const { rule, to } of successors(graph, state)) add(to, rule);
  }
  const next = nodes.map(({ state }) =>
    successors(graph, state).flatMap(({ rule, to }) => numbers.get(to)?.get(rule) ?? []),
  );
  const done = duties.map((duty) => nodes.map(duty));
  let kept = nodes.map(() => true);
  for (;;) {
    let left = kept;
    for (const duty of done) left = reachingLater(next, left, duty);
    if (left.every((stays, node) => stays === kept[node]))
      return new Set(nodes.flatMap(({ state }, node) => (kept[node] ? [state] : [])));
    kept = left;
  }
};

/** Those from which a node with a duty done is reached after at least one step. */
const reachingLater = (
  next: readonly (readonly number[])[],
  within: readonly boolean[],
  done: readonly boolean[],
): boolean[] => {
  const reaching = within.map(() => false);
  for (let grows = true; grows; ) {
    grows = false;
    for (let node = within.length - 1; node >= 0; node--) {
      if (!within[node] || reaching[node]) continue;
      reaching[node] = next[node]!.some((to) => within[to] && (done[to] || reaching[to]));
      grows ||= reaching[node]!;
    }
  }
  return reaching;
};

/** A run may rest for ever where no fair rule is enabled: a step of nobody's, to the same state. */
const successors = (graph: ExplicitGraph, state: number): { rule: Rule | 'none'; to: number }[] => {
  const steps = graph.steps[state]!;
  return steps.some(({ rule }) => rule.fair) ? [...steps] : [...steps, { rule: 'none', to: state }];
};

const subsets = <T>(items: readonly T[]): Set<T>[] =>
  items.reduce<Set<T>[]>(
    (sofar, item) => sofar.flatMap((set) => [set, new Set([...set, item])]),
    [new Set()],
  );
