/** Controls, line and paragraph separators, and marks that turn the direction of text: a terminal obeys them. */
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Those that lines are made of, and colours. */
const ofLines = new RegExp(`[\\n\\t]|${String.fromCharCode(27)}\\[[\\d;]*m`, 'gu');

const escaped = (character: string): string =>
  character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text from elsewhere as one line that no terminal obeys: escaped as JSON escapes it. */
export const printable = (text: string): string => text.replace(obeyed, escaped);

/** Lines that no terminal obeys, but for the colours that are in them. JSON means the same as before. */
export const printableLines = (text: string, colours: boolean): string => {
  let safe = '';
  let from = 0;
  for (const { 0: kept, index } of text.matchAll(ofLines)) {
    safe += printable(text.slice(from, index)) + (colours || kept.length === 1 ? kept : printable(kept));
    from = index + kept.length;
  }
  return safe + printable(text.slice(from));
};
