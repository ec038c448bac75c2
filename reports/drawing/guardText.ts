type Composed = {
  readonly name?: string;
  readonly guards?: readonly unknown[];
  readonly stateValue?: unknown;
};

/** A guard of a chart in words: `isUp and not isBound`. Guards that are nameless functions say `if`. */
export const guardText = (guard: unknown): string => {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return guard;
  const { name, guards, stateValue } = guard as Composed;
  const parts = (guards ?? []).map(guardText);
  if (name === 'not') return `not ${parts[0] ?? ''}`;
  if (name === 'and' || name === 'or') return parts.join(` ${name} `);
  if (stateValue !== undefined) return `in ${JSON.stringify(stateValue).replaceAll(/["{}]/g, '')}`;
  const { type } = guard as { readonly type?: unknown };
  return typeof type === 'string' ? type : 'if';
};
