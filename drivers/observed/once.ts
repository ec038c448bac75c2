/** A value that is worked out when it is first asked for, and once. */
export const once = <T>(work: () => T): (() => T) => {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: work() };
    return found.value;
  };
};
