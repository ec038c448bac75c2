/**
 * Hangs what never changes on a view: laws may read it, and it takes no part when views are compared, since it is
 * not enumerable.
 */
export const withConstants = <V extends object, C extends object>(view: V, constants: C): V =>
  Object.defineProperty(view, key, { value: constants, enumerable: false });

/** What `withConstants` hung on a view. */
export const constantsOf = <C extends object>(view: object): C => (view as { [key]: C })[key];

const key = Symbol('constants');
