import type { CompiledRule } from '../compile/compiled.ts';
import type { Layout } from './layout.ts';

/** How a rule moves one unit: what is added to a word of the packed state, by the unit's local state. */
export type Move = { readonly unit: number; readonly word: number; readonly delta: Int32Array };

export const movesOf = (rule: CompiledRule, layout: Layout): Move[] =>
  rule.next.flatMap((next, unit) =>
    next
      ? [
          {
            unit,
            word: layout.word[unit]!,
            delta: next.map((to, from) => (to - from) << layout.shift[unit]!),
          },
        ]
      : [],
  );
