/** What the API server appends to `generateName`: no vowels, and no digits that look like them. */
const generated = /^[bcdfghjklmnpqrstvwxz2456789]{5}$/;

const longestBase = 58;

/** Whether the API server made this name of `generateName`. */
export const isGenerated = (name: string, generateName: string): boolean => {
  const base = generateName.slice(0, longestBase);
  return name.startsWith(base) && generated.test(name.slice(base.length));
};
