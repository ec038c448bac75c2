import type { Mutant } from '../../../models/mutation/mutant.ts';

/** The ids of the laws that models are judged by, and the names of the mutants whose victim is known. */
export type Known = { readonly laws: readonly string[]; readonly victims: readonly string[] };

/** Every piece of a mutant that was forgotten, or is wrong, each with the name of the mutant. */
export const forgotten = ({ name, says, breaks }: Mutant, { laws, victims }: Known): string[] =>
  [
    ...(/^[a-z]+(-[a-z]+)*$/.test(name) ? [] : ['is not named in words with hyphens']),
    ...(says.length >= 20 ? [] : ['says no sentence']),
    ...(breaks.length > 0 ? [] : ['breaks no law']),
    ...breaks.filter((id) => !laws.includes(id)).map((id) => `breaks ${id}, which no model is judged by`),
    ...(victims.includes(name) ? [] : ['has no victim, in which it breaks what it says']),
  ].map((fault) => `${name} ${fault}`);
