/** What other languages call what CEL has under another name. */
const functions: ReadonlyMap<string, string> = new Map([
  ['any', 'exists'],
  ['count', 'size'],
  ['every', 'all'],
  ['forall', 'all'],
  ['includes', 'contains'],
  ['len', 'size'],
  ['length', 'size'],
  ['some', 'exists'],
  ['where', 'filter'],
]);

/** The function of CEL that somebody may have meant; undefined: nothing is known of the word. */
export const functionMeant = (word: string): string | undefined => functions.get(word.toLowerCase());

/** operators and words between operands, longest first, with what CEL writes */
const operators: readonly (readonly [written: string, meant: string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
  ['->', '~>'],
  ['and', '&&'],
  ['not', '!'],
  ['or', '||'],
  ['=', '=='],
  ['&', '&&'],
  ['|', '||'],
];

/** What somebody may have meant by an operator that CEL does not have, at a place where a text is no CEL. */
export const operatorMeant = (text: string, at: number): string | undefined => {
  const before = /\b(\w+)\s+$/.exec(text.slice(0, at))?.[1];
  const found = operators.find(
    ([written]) =>
      written === before ||
      [...written].some((_, before) => {
        const start = at - before;
        if (!text.startsWith(written, start)) return false;
        const around = `${text[start - 1] ?? ' '}${text[start + written.length] ?? ' '}`;
        return /\w/.test(written) ? !/\w/.test(around) : !/[=&|<>!]/.test(around);
      }),
  );
  return found?.[1];
};
