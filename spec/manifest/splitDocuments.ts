import { jsonValueEnd } from '../api/decode/syntaxProblem.ts';

/** A part of a text that is read as one document, and where it begins; or why nothing there can be read. */
export type DocumentText =
  | { readonly kind: 'json' | 'yaml'; readonly text: string; readonly offset: number }
  | { readonly kind: 'fault'; readonly reason: string; readonly offset: number };

const separator = '---';
const byteOrderMark = '\u{feff}';

const space = /[^\S\u{feff}]*/uy;

const skipSpace = (text: string, from: number): number => {
  space.lastIndex = from;
  return from + (space.exec(text)?.[0].length ?? 0);
};

const documentAt = (text: string, start: number, end: number): DocumentText => {
  const marked = text.startsWith(byteOrderMark, start);
  const from = marked ? start + byteOrderMark.length : start;
  return { kind: 'yaml', text: text.slice(from, end), offset: from };
};

/**
 * YAML documents end at a line that begins with `---`, wherever it stands; comments alone may follow on that line. The
 * first such line is a part of the document that it begins.
 */
const splitYaml = (text: string, from: number): DocumentText[] => {
  const documents: DocumentText[] = [];
  let start = from;
  for (let at = from; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    if (text.startsWith(separator, at)) {
      const after = text.slice(at + separator.length, next).trim();
      const isFault = after !== '' && !after.startsWith('#');
      if (at > start) documents.push(documentAt(text, start, at));
      if (isFault) {
        const reason = `only a comment may follow ${separator} on its line, not ${after}`;
        documents.push({ kind: 'fault', reason, offset: at });
      }
      if (at > start || isFault) start = next;
    }
    at = next;
  }
  if (start < text.length) documents.push(documentAt(text, start, text.length));
  return documents;
};

/**
 * The documents of a manifest, as kubectl takes a stream apart: a text that begins with a brace is JSON values one after
 * the other; where one of the first two is no JSON, the rest of the text is YAML.
 */
export const splitDocuments = (given: string): readonly DocumentText[] => {
  const start = given.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  let at = skipSpace(given, start);
  if (given[at] !== '{') return splitYaml(given, start);
  const documents: DocumentText[] = [];
  while (at < given.length) {
    const end = jsonValueEnd(given, at);
    if (end === undefined) {
      const rest = documents.length > 1 ? [documentAt(given, at, given.length)] : splitYaml(given, at);
      return [...documents, ...rest];
    }
    documents.push({ kind: 'json', text: given.slice(at, end), offset: at });
    at = skipSpace(given, end);
  }
  return documents;
};
