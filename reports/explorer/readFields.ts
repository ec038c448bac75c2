/** A field that was read, and what was read there. */
export type ReadField = { readonly field: string; readonly value: string };

/** more fields than these say nothing */
const mostFields = 40;

/**
 * What a predicate reads of plain data, in the order in which it does: why its answer is what it is. `ask` is given
 * something that looks like the data and notes what is looked at.
 */
export const readFields = (data: unknown, ask: (seen: never) => unknown): readonly ReadField[] => {
  const read = new Map<string, string>();
  const note = (field: string, value: unknown): void => {
    if (read.size < mostFields) read.set(field, typeof value === 'string' ? value : String(value));
  };
  const watched = (value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    return new Proxy(value, {
      get: (target, key, receiver) => {
        const inner: unknown = Reflect.get(target, key, receiver);
        // constants go by a symbol, and methods of lists read what they are for themselves
        if (typeof key === 'symbol' || typeof inner === 'function') return inner;
        if (Array.isArray(target) && key === 'length') {
          if (inner === 0) note(path, '[]');
          return inner;
        }
        const name = Array.isArray(target) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
        if (typeof inner !== 'object' || inner === null) note(name, inner);
        return watched(inner, name);
      },
    });
  };
  try {
    ask(watched(data, '') as never);
  } catch {
    // what cannot be looked at in this way is judged all the same
  }
  return [...read].map(([field, value]) => ({ field, value }));
};
