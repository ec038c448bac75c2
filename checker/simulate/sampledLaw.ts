import type { Choice } from '../trace/trace.ts';

/**
 * What a part of a space showed of one law; `Where` says in which run or search. Never meeting a breach proves nothing.
 */
export type SampledLaw<Where> = {
  readonly law: string;
  /** a breach, and the choices that lead to it from the beginning */
  readonly broken: (Where & { readonly choices: readonly Choice[] }) | undefined;
  readonly witnessed: boolean;
};
