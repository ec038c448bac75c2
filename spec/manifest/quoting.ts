import { parseDocument, Scalar, type YAMLParseError } from 'yaml';

/** How quoted text is read: what is an error in it, and what it holds. */
export type QuotedReader = {
  /** whether what YAML 1.2 calls an error is none here */
  readonly allows: (error: YAMLParseError) => boolean;
  /** what a quoted scalar holds; undefined if it has an escape that is not known */
  readonly valueOf: (node: Scalar) => string | undefined;
};

const readText = (node: Scalar): string => String(node.source ?? node.value ?? '');

/** JSON is read as it is. */
export const jsonQuoting: QuotedReader = { allows: () => false, valueOf: readText };

/** Escapes of YAML 1.2 that YAML 1.1 does not know. */
const unknownEscape = /^(?:\/|u[dD][89a-fA-F]|U0000[dD][89a-fA-F])/;

/**
 * Quoted text in YAML as Kubernetes' reader takes it, which is one of YAML 1.1: in double quotes `\'` is an apostrophe,
 * and there are neither `\/` nor escaped surrogates.
 *
 * @param text the document
 */
export const yamlQuoting = (text: string): QuotedReader => ({
  allows: ({ code, pos }) => code === 'BAD_DQ_ESCAPE' && text.startsWith("\\'", pos[0]),
  valueOf: (node) => {
    const [start, end] = node.range ?? [0, 0];
    const source = text.slice(start, end);
    if (node.type !== Scalar.QUOTE_DOUBLE || !source.includes('\\')) return readText(node);
    let isKnown = true;
    const plain = source.replace(/\\([\s\S])/g, (escaped, letter: string, at: number) => {
      if (unknownEscape.test(source.slice(at + 1))) isKnown = false;
      return letter === "'" ? letter : escaped;
    });
    if (!isKnown) return undefined;
    return plain === source
      ? readText(node)
      : String(parseDocument(plain, { schema: 'failsafe', logLevel: 'silent' }).toJS());
  },
});
