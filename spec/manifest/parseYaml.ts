import { type Document, parseAllDocuments } from 'yaml';
import { manifestLimits } from './limits.ts';

/** A document and the text that its offsets are in, which may have more indentation than the text that was given. */
export type ParsedYaml = {
  readonly document: Document.Parsed;
  readonly text: string;
  /** the offset in the text that was given */
  readonly given: (offset: number) => number;
};

/**
 * The first document of a text: what follows an end mark (`...`) is not read. The schema knows strings only: what plain
 * scalars mean is decided by Kubernetes' rules, in `scalar.ts`.
 */
const documentIn = (text: string): Document.Parsed | undefined => {
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(parsed) ? parsed[0] : undefined;
};

const tooLittleIndented = /^(?:Flow (?:sequence|map) in block collection must be|Missing closing ["'])/;

/** Where the line begins that ends quotes or brackets because it is not indented; undefined if there is none. */
const unindentedLine = ({ errors }: Document.Parsed, text: string): number | undefined => {
  const error = errors.find(({ message }) => tooLittleIndented.test(message));
  if (error === undefined) return undefined;
  const [at] = error.pos;
  const line = /[\r\n]/.test(text.charAt(at)) ? text.indexOf('\n', at) + 1 : text.lastIndexOf('\n', at) + 1;
  return line === 0 || line >= text.length ? undefined : line;
};

/** More than any line has. */
const ampleIndentation = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/^ */gm), ([spaces]) => spaces.length)) + 2;

/**
 * Reads YAML, where lines inside quotes and brackets need no indentation, as Kubernetes' reader takes them: those that the
 * parser asks it of are given some. Undefined if the text holds nothing. May throw a RangeError for what nests too deep.
 */
export const parseYaml = (given: string): ParsedYaml | undefined => {
  const first = documentIn(given);
  if (first === undefined) return undefined;
  const asGiven: ParsedYaml = { document: first, text: given, given: (offset) => offset };
  const width = first.errors.length === 0 ? 0 : ampleIndentation(given);
  /** where lines begin that were indented, in the text that was given */
  const lines: number[] = [];
  let [document, text] = [first, given];
  while (lines.length < manifestLimits.unindentedLines) {
    const line = unindentedLine(document, text);
    if (line === undefined) break;
    lines.push(line - lines.length * width);
    text = text.slice(0, line) + ' '.repeat(width) + text.slice(line);
    document = documentIn(text) ?? first;
  }
  if (document.errors.some(({ message }) => tooLittleIndented.test(message))) return asGiven;
  return { document, text, given: (offset) => withoutIndentation(offset, lines, width) };
};

const withoutIndentation = (offset: number, lines: readonly number[], width: number): number => {
  const before = lines.filter((line, index) => line + index * width <= offset).length;
  const last = lines[before - 1] ?? 0;
  return before === 0 ? offset : Math.max(last, offset - before * width);
};
