/** What a terminal would act on instead of showing it: controls, marks of direction, line breaks of other kinds, half pairs. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text from elsewhere as a terminal may show it: what it would act on is written as `\u{1b}`. */
export const visible = (text: string): string =>
  text.replaceAll(invisible, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
