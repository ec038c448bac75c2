import { parseAst } from 'rolldown/parseAst';

/** What may be wrong in a program: one of these at a time. */
export const kinds = [
  'condition',
  'boundary',
  'equality',
  'logic',
  'arithmetic',
  'return',
  'statement',
  'text',
] as const;

export type Mutation = {
  readonly kind: (typeof kinds)[number];
  readonly start: number;
  readonly end: number;
  readonly instead: string;
};

type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
};

const others: { readonly [operator: string]: readonly [Mutation['kind'], string] } = {
  '<': ['boundary', '<='],
  '<=': ['boundary', '<'],
  '>': ['boundary', '>='],
  '>=': ['boundary', '>'],
  '===': ['equality', '!=='],
  '!==': ['equality', '==='],
  '+': ['arithmetic', '-'],
  '-': ['arithmetic', '+'],
  '*': ['arithmetic', '/'],
  '/': ['arithmetic', '*'],
  '%': ['arithmetic', '*'],
  '&&': ['logic', '||'],
  '||': ['logic', '&&'],
  '??': ['logic', '&&'],
};

/** What only says what something is for, or where it comes from. */
const prose = new Set(['says', 'description', 'source', 'url', 'title', 'notes', 'flags']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Types are erased, and what is imported or declared has no value of its own. */
const isErased = ({ type }: Node): boolean =>
  (type.startsWith('TS') &&
    !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSParameterProperty'].includes(
      type,
    )) ||
  type.startsWith('Import') ||
  type === 'ExportAllDeclaration';

/** Every mutation of a file's text, in its order. */
export const mutationsOf = (text: string): readonly Mutation[] => {
  const found: Mutation[] = [];
  const textOf = ({ start, end }: Node): string => text.slice(start, end);
  const put = (
    kind: Mutation['kind'],
    { start, end }: Pick<Node, 'start' | 'end'>,
    instead: string,
  ): void => {
    found.push({ kind, start, end, instead });
  };
  const look = (node: Node): void => {
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      const test = node.test as Node;
      put('condition', test, `!(${textOf(test)})`);
    } else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
      const [kind, operator] = others[node.operator as string] ?? [];
      const [left, right] = [node.left as Node, node.right as Node];
      const isText = [left, right].some(
        (side) => side.type === 'TemplateLiteral' || typeof side.value === 'string',
      );
      if (kind && operator && !(kind === 'arithmetic' && isText)) {
        const mixed = kind === 'logic' ? (side: Node) => `(${textOf(side)})` : textOf;
        put(kind, node, `(${mixed(left)} ${operator} ${mixed(right)})`);
      }
    } else if (node.type === 'ReturnStatement' && isNode(node.argument)) {
      const value = textOf(node.argument);
      if (value !== 'undefined')
        put('return', node.argument, value === 'true' ? 'false' : value === 'false' ? 'true' : 'undefined');
    } else if (node.type === 'ExpressionStatement' && (node.expression as Node).type !== 'Literal') {
      put('statement', node, ';');
    } else if (node.type === 'Literal' && typeof node.value === 'string' && node.value !== '') {
      put('text', node, "''");
    }
  };
  const walk = (node: Node): void => {
    if (isErased(node)) return;
    look(node);
    for (const [field, value] of Object.entries(node)) {
      if (field === 'key' && node.computed !== true) continue;
      if (
        field === 'value' &&
        node.type === 'Property' &&
        prose.has(String((node.key as { name?: string }).name))
      )
        continue;
      for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) walk(each);
    }
  };
  walk(parseAst(text, { lang: 'ts' }) as unknown as Node);
  return found.toSorted((a, b) => a.start - b.start);
};

/** The text with one mutation. */
export const withMutation = (text: string, { start, end, instead }: Mutation): string =>
  text.slice(0, start) + instead + text.slice(end);

/** `a < b → (a <= b)`, for people. */
export const mutationText = (text: string, { start, end, instead }: Mutation): string =>
  `${text.slice(start, end)} → ${instead}`.replaceAll(/\s+/g, ' ');

export const lineOf = (text: string, { start }: Mutation): number => text.slice(0, start).split('\n').length;
