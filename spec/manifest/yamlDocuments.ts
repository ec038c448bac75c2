import { type Document, LineCounter, type Node, parseAllDocuments, visit } from 'yaml';
import { type YamlFault, type YamlValue, yamlValue } from './yamlValue.ts';

/** Lines and columns count from 1. */
export type Position = { readonly line: number; readonly column: number };

/** One document of a YAML stream: its value, or its first fault, and where its nodes are. */
export type YamlDocument = {
  readonly root: Node | null;
  readonly read: YamlValue;
  readonly positionOf: (offset: number) => Position;
};

/**
 * The documents of a YAML (or JSON) text. Never throws: a text that cannot be read gives a document with a fault.
 * Documents that hold nothing but comments are left out.
 */
export const yamlDocuments = (text: string): YamlDocument[] => {
  const lines = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faulty = (fault: YamlFault): YamlDocument => ({
    root: null,
    read: { valid: false, fault },
    positionOf,
  });
  const control = controlCharacter.exec(text);
  if (control) return [faulty({ reason: 'control characters are not allowed', offset: control.index })];
  const parsed = documentsIn(text, lines);
  if (parsed === 'too deep') {
    return [faulty({ ...tooDeep, offset: 0 })];
  }
  return parsed
    .filter((document) => !isEmpty(document))
    .map((document) => {
      const error = document.errors[0];
      if (error?.code === 'RESOURCE_EXHAUSTION') return faulty({ ...tooDeep, offset: error.pos[0] });
      if (error) return faulty({ reason: oneLine(error.message), offset: error.pos[0] });
      const read = yamlValue(document.contents, anchorsOf(document));
      return { root: document.contents, read, positionOf };
    });
};

const tooDeep = { reason: 'too many maps and lists inside each other', tooLarge: true } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** The schema knows strings only: what plain scalars mean is decided by Kubernetes' rules, in `scalar.ts`. */
const documentsIn = (text: string, lineCounter: LineCounter): Document.Parsed[] | 'too deep' => {
  try {
    const parsed = parseAllDocuments(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter,
    });
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
};

const isEmpty = ({ errors, contents }: Document.Parsed): boolean =>
  errors.length === 0 &&
  (contents === null || (contents.range?.[0] === contents.range?.[1] && !contents.tag));

const anchorsOf = (document: Document.Parsed): Map<string, Node[]> => {
  const anchors = new Map<string, Node[]>();
  visit(document, {
    Node: (_, node) => {
      const { anchor } = node as { anchor?: string };
      if (anchor) anchors.set(anchor, [...(anchors.get(anchor) ?? []), node as Node]);
    },
  });
  return anchors;
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
