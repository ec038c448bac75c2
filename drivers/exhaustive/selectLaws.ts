import type { Law } from '../../checker/laws/law.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';

export type SelectedLaws<L extends Law = Law> =
  | { readonly ok: true; readonly laws: readonly L[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Laws by id (`identity/bound-once`) or by the group before the slash (`identity`); all, if none is asked for. */
export const selectLaws = <L extends Law>(laws: readonly L[], asked: readonly string[]): SelectedLaws<L> => {
  if (asked.length === 0) return { ok: true, laws };
  const isAsked = (law: L, id: string): boolean => law.id === id || law.id.startsWith(`${id}/`);
  const unknown = asked.filter((id) => !laws.some((law) => isAsked(law, id)));
  if (unknown.length) {
    const ids = laws.map(({ id }) => id);
    const groups = new Set(ids.map((id) => id.split('/')[0]!));
    const problems = unknown.map((id) =>
      problem(
        'PS1203',
        `no law is called ${JSON.stringify(id)}; ${didYouMean(id, [...groups, ...ids], 'podsem laws')}`,
      ),
    );
    return { ok: false, problems };
  }
  return { ok: true, laws: laws.filter((law) => asked.some((id) => isAsked(law, id))) };
};
