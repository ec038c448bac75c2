import type { AnyMachineSnapshot } from 'xstate';

/** What tells two local states of a chart apart: value, context and status; nothing else may matter. */
export const stateKey = (snapshot: AnyMachineSnapshot): string =>
  JSON.stringify([snapshot.value, snapshot.context, snapshot.status]);

/** What tells two events apart. */
export const eventKey = (event: { readonly type: string }): string => JSON.stringify(event);

/** A local state for people: `Running, restarts 1` or `object Live, phase Pending`. */
export const stateText = (snapshot: AnyMachineSnapshot): string => {
  const context = Object.entries(snapshot.context as object)
    .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== 0)
    .map(([key, value]) =>
      value === true ? key : `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
  return [...valueText(snapshot.value), ...context].join(', ');
};

const valueText = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return Object.entries(value as object).flatMap(([region, inner]) =>
    valueText(inner).map((text) => `${region} ${text}`),
  );
};
