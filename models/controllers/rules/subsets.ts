/** Every choice of some of these, or of none, each in the order given. */
export const subsetsOf = <T>([first, ...others]: readonly T[]): readonly (readonly T[])[] => {
  if (first === undefined) return [[]];
  const without = subsetsOf(others);
  return [...without, ...without.map((those) => [first, ...those])];
};
