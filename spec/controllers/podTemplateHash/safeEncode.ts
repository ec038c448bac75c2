/** Letters and digits without vowels and without what looks like them. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A text of digits in letters that cannot form bad words: for each character the letter that its code leads to. */
export const safeEncode = (text: string): string =>
  Array.from(text, (character) => alphabet[character.charCodeAt(0) % alphabet.length]).join('');
