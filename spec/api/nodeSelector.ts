import {
  type Labels,
  type Requirement,
  requirementProblems,
  requirementProblemText,
  type SelectorOperator,
  satisfiesRequirement,
} from './labelSelector.ts';
import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from './objects/core.ts';

/**
 * Node selectors: which nodes a Pod may or would rather run on, by their labels and their name.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */

/** What a selector sees of a node. */
export type SelectableNode = { readonly name: string; readonly labels: Labels };

/** A term ready to be matched. A term with problems matches no node. */
export type CompiledTerm = {
  readonly expressions: readonly Requirement[];
  readonly fields: readonly Requirement[];
  readonly problems: readonly string[];
};

const operators: ReadonlySet<string> = new Set(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']);

const unsupported = (path: string, operator: string, supported: readonly string[]): string =>
  `${path}.operator: Unsupported value: ${JSON.stringify(operator)}: supported values: ${supported
    .map((name) => JSON.stringify(name))
    .join(', ')}`;

const known = ({ key, operator, values }: NodeSelectorRequirement): Requirement => ({
  key,
  operator: operator as SelectorOperator,
  values: values ?? [],
});

const expressionProblems = (expression: NodeSelectorRequirement, path: string): readonly string[] => {
  if (!operators.has(expression.operator)) return [unsupported(path, expression.operator, [...operators])];
  return requirementProblems(known(expression)).map((problem) => requirementProblemText(problem, path));
};

const fieldProblems = (field: NodeSelectorRequirement, path: string): readonly string[] => {
  if (field.operator !== 'In' && field.operator !== 'NotIn') {
    return [unsupported(path, field.operator, ['In', 'NotIn'])];
  }
  if (field.values?.length === 1) return [];
  return [`${path}.values: Invalid value: ${JSON.stringify(field.values ?? null)}: must have one element`];
};

/** An empty term selects no node. */
export const isEmptyTerm = (term: NodeSelectorTerm): boolean =>
  (term.matchExpressions?.length ?? 0) === 0 && (term.matchFields?.length ?? 0) === 0;

/** A term ready to be matched; `path` is where it stands, for the texts of its problems. */
export const compileTerm = (term: NodeSelectorTerm, path: string): CompiledTerm => {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  const problems = [
    ...expressions.flatMap((expression, index) =>
      expressionProblems(expression, `${path}.matchExpressions[${index}]`),
    ),
    ...fields.flatMap((field, index) => fieldProblems(field, `${path}.matchFields[${index}]`)),
  ];
  if (problems.length > 0) return { expressions: [], fields: [], problems };
  return { expressions: expressions.map(known), fields: fields.map(known), problems };
};

/** Whether a node satisfies every expression and every field of a term. `metadata.name` is the only field. */
export const matchesTerm = ({ expressions, fields, problems }: CompiledTerm, node: SelectableNode): boolean =>
  problems.length === 0 &&
  expressions.every((expression) => satisfiesRequirement(expression, node.labels)) &&
  fields.every(({ key, operator, values }) => {
    const field = key === 'metadata.name' ? node.name : '';
    return operator === 'In' ? field === values[0] : field !== values[0];
  });

/** The terms of a node selector, empty ones left out: a node need match one of them. */
export const compileNodeSelector = (selector: NodeSelector): readonly CompiledTerm[] =>
  (selector.nodeSelectorTerms ?? []).flatMap((term, index) =>
    isEmptyTerm(term) ? [] : [compileTerm(term, `nodeSelectorTerms[${index}]`)],
  );

/** Whether a node selector selects a node: one of its terms matches. No terms select no node. */
export const matchesNodeSelector = (terms: readonly CompiledTerm[], node: SelectableNode): boolean =>
  terms.some((term) => matchesTerm(term, node));
