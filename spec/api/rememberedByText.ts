/** Texts longer than this, in UTF-16 units, are worked out each time: they rarely come again. */
const longest = 48;

/** At so many texts all are forgotten: memory stays bounded whatever is asked. */
const most = 4096;

/**
 * The same function of a text, which gives what it gave before when a text comes again. Only for pure functions; their
 * results are shared, and nobody changes them.
 */
export const rememberedByText = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > longest) return work(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = work(text);
    if (known.size >= most) known.clear();
    known.set(text, { result });
    return result;
  };
};
