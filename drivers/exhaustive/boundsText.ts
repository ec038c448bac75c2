import { type Problem, problem } from '../../spec/problem.ts';

export type BoundsText =
  | { readonly ok: true; readonly asked: { readonly [name: string]: string } }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `N=3,R=2,variant=free-partitions`. Each bound is named once; empty text names none. */
export const readBoundsText = (text: string): BoundsText => {
  if (text.trim() === '') return { ok: true, asked: {} };
  const asked = new Map<string, string>();
  const problems: Problem[] = [];
  for (const part of text.split(',').map((item) => item.trim())) {
    const [, name, value] = /^([A-Za-z][\w-]*)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      problems.push(
        problem('PS1202', `bounds are written NAME=VALUE,NAME=VALUE; this is not: ${JSON.stringify(part)}`),
      );
    } else if (asked.has(name)) {
      problems.push(problem('PS1202', `the bound ${name} is given twice`));
    } else asked.set(name, value);
  }
  return problems.length ? { ok: false, problems } : { ok: true, asked: Object.fromEntries(asked) };
};
