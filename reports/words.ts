import type { Law } from '../checker/laws/law.ts';

/** A law in words; empty where its scenario gives none. */
export type LawWords = { readonly says: string; readonly source: string };

export const wordsOf = (law: Law): LawWords => {
  const { says = '', source = '' } = law as Partial<LawWords>;
  return { says, source };
};
