import type { AnyMachineSnapshot } from 'xstate';

/** The active states of a chart, one for each region: `Running`, `phase: Pending`. */
export const activeStates = (value: unknown, region = ''): readonly string[] =>
  typeof value === 'string'
    ? [region ? `${region}: ${value}` : value]
    : Object.entries(value as object).flatMap(([name, inner]) => activeStates(inner, name));

/** The ids of the active states as a chart has them, compound ones too: `Pod.phase.Pending`. */
export const activeIds = (value: unknown, id: string): readonly string[] =>
  typeof value === 'string'
    ? [`${id}.${value}`]
    : Object.entries(value as object).flatMap(([name, inner]) => [
        `${id}.${name}`,
        ...activeIds(inner, `${id}.${name}`),
      ]);

/** What a chart keeps beside its states, but for whose it is. */
export const keptValues = (context: object): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(context)
    .filter(([name]) => name !== 'self')
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));

/** A local state in one line: `Running, restarts 1`. */
export const stateWords = ({ value, context }: AnyMachineSnapshot): string =>
  [
    ...activeStates(value),
    ...keptValues(context as object).map(({ name, value: kept }) => `${name} ${kept}`),
  ].join(', ');
