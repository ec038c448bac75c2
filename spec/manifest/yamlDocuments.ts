import { type Document, LineCounter, type Node, visit } from 'yaml';
import { type ParsedYaml, parseYaml } from './parseYaml.ts';
import { jsonQuoting, yamlQuoting } from './quoting.ts';
import { type DocumentText, splitDocuments } from './splitDocuments.ts';
import { misplacedTab } from './tabs.ts';
import { templateIn, unrendered } from './unrenderedTemplate.ts';
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
 * The documents of a YAML (or JSON) text. Never throws: a document that cannot be read has a fault, and the others none
 * of it. Documents that hold nothing are left out.
 */
export const yamlDocuments = (text: string): readonly YamlDocument[] => {
  const positionOf = positionsIn(text);
  return splitDocuments(text).flatMap((part): YamlDocument | readonly YamlDocument[] => {
    if (part.kind === 'fault') return { root: null, read: { valid: false, fault: part }, positionOf };
    const { offset } = part;
    const found = unlessTemplate(part.text, readPart(part));
    if (found === undefined) return [];
    const { root, read, given = (inPart) => inPart } = found;
    return { root, read, positionOf: (inPart) => positionOf(offset + given(inPart)) };
  });
};

const positionsIn = (text: string): YamlDocument['positionOf'] => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
};

type ReadPart = Omit<YamlDocument, 'positionOf'> & {
  /** the offset in the text of the document that one of its nodes has there */
  readonly given?: ParsedYaml['given'];
};

const faulty = (fault: YamlFault): ReadPart => ({ root: null, read: { valid: false, fault } });

/** What cannot be read because it is a template is told as one. */
const unlessTemplate = (text: string, part: ReadPart | undefined): ReadPart | undefined => {
  if (part === undefined || part.read.valid || part.read.fault.tooLarge) return part;
  const template = templateIn(text);
  return template ? faulty({ reason: unrendered(template.expression), offset: template.offset }) : part;
};

const tooDeep = { reason: 'too many maps and lists inside each other', tooLarge: true } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

/** Nothing but comments stand before a directive. */
const loneDirective = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*%/;

/** One document; undefined if it holds nothing. */
const readPart = ({ text, kind }: Exclude<DocumentText, { kind: 'fault' }>): ReadPart | undefined => {
  const control = controlCharacter.exec(text);
  if (control) return faulty({ reason: 'control characters are not allowed', offset: control.index });
  const directive = loneDirective.exec(text);
  if (directive) {
    const reason = 'a directive (%) is not read: documents are taken apart at --- first';
    return faulty({ reason, offset: directive[0].length - 1 });
  }
  const whole = parsed(text);
  if (whole === undefined) return undefined;
  if (whole === 'too deep') return faulty({ ...tooDeep, offset: 0 });
  const read = readParsed(whole, kind);
  const { given } = whole;
  if (read === undefined || read.read.valid) return read && { ...read, given };
  const { fault } = read.read;
  return faulty({ ...fault, offset: given(fault.offset) });
};

const readParsed = ({ document, text }: ParsedYaml, kind: 'json' | 'yaml'): ReadPart | undefined => {
  const quoting = kind === 'json' ? jsonQuoting : yamlQuoting(text);
  const error = document.errors.find((each) => !quoting.allows(each));
  if (error?.code === 'RESOURCE_EXHAUSTION') return faulty({ ...tooDeep, offset: error.pos[0] });
  if (error) return faulty({ reason: oneLine(error.message), offset: error.pos[0] });
  const tab = kind === 'json' ? undefined : misplacedTab(text, document);
  if (tab !== undefined) return faulty({ reason: 'a tab stands where only spaces may indent', offset: tab });
  if (isEmpty(document)) return undefined;
  const read = yamlValue(document.contents, anchorsOf(document), quoting);
  if (read.valid && read.value === null) return undefined;
  return { root: document.contents, read };
};

const parsed = (text: string): ParsedYaml | 'too deep' | undefined => {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
};

const isEmpty = ({ contents }: Document.Parsed): boolean =>
  contents === null || (contents.range?.[0] === contents.range?.[1] && !contents.tag);

/** By anchor: its nodes, in the order in which they are written. */
const anchorsOf = (document: Document.Parsed): Map<string, Node[]> => {
  const anchors = new Map<string, Node[]>();
  visit(document, {
    Node: (_, node) => {
      const { anchor } = node as { anchor?: string };
      if (!anchor) return;
      const known = anchors.get(anchor);
      if (known) known.push(node as Node);
      else anchors.set(anchor, [node as Node]);
    },
  });
  return anchors;
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
