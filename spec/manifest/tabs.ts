import { type Document, isAlias, isCollection, isNode, isScalar, type Node, Scalar, visit } from 'yaml';

/** A tab that nothing but indentation and indicators of lists stands before. */
const leadingTab = /^(?: |[-?] )*[-?]?\t/gm;

/** Lines of a block scalar before its first text, up to a tab. */
const tabBeforeText = /^[^\n]*\n(?: *\n)* *\t/;

type Span = {
  readonly start: number;
  readonly end: number;
  readonly node: Node;
  /** the column of the map or list around it; -1 if there is none */
  readonly indent: number;
};

const columnIn = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Scalars, aliases and collections in brackets: nothing in them is indentation. */
const spansOf = (document: Document.Parsed, text: string): readonly Span[] => {
  const spans: Span[] = [];
  visit(document, {
    Node: (_, node, path) => {
      const [start, end] = (node as Node).range ?? [0, 0];
      const around = [...path].reverse().find((each) => isCollection(each));
      const indent = isNode(around) ? columnIn(text, around.range?.[0] ?? 0) : -1;
      if (isScalar(node) || isAlias(node)) spans.push({ start, end, node, indent });
      if (!isCollection(node) || !node.flow) return undefined;
      spans.push({ start, end, node, indent });
      return visit.SKIP;
    },
  });
  return spans.sort((a, b) => a.start - b.start);
};

const isBlockScalar = ({ node }: Span): boolean =>
  isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);

const hasOwnIndent = (text: string, { start }: Span): boolean =>
  /^[|>][-+]?[1-9]/.test(text.slice(start, start + 3));

/** After a plain scalar empty lines may have tabs, if they are indented further than what the scalar belongs to. */
const mayFollow = (text: string, before: Span | undefined, tab: number): boolean =>
  before !== undefined &&
  isScalar(before.node) &&
  before.node.type === Scalar.PLAIN &&
  text.slice(before.end, tab).trim() === '' &&
  columnIn(text, tab) > before.indent;

/**
 * The offset of the first tab that stands where indentation is: there YAML 1.1 knows spaces only; undefined if there is
 * none.
 */
export const misplacedTab = (text: string, document: Document.Parsed): number | undefined => {
  if (!text.includes('\t')) return undefined;
  const spans = spansOf(document, text);
  for (const span of spans) {
    if (!isBlockScalar(span) || hasOwnIndent(text, span)) continue;
    const found = tabBeforeText.exec(text.slice(span.start, span.end))?.[0];
    if (found !== undefined) return span.start + found.length - 1;
  }
  for (const { index, 0: found } of text.matchAll(leadingTab)) {
    const tab = index + found.length - 1;
    const before = spans.findLast(({ start }) => start <= tab);
    if (before !== undefined && tab < before.end) continue;
    if (!mayFollow(text, before, tab)) return tab;
  }
  return undefined;
};
