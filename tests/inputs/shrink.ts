/** A shorter text that still is wrong: halves, quarters and so on are left out as long as that goes. `most`: attempts. */
export const shrunk = async (
  text: string,
  isWrong: (text: string) => Promise<boolean>,
  most = 300,
): Promise<string> => {
  let smallest = text;
  let tried = 0;
  for (
    let length = Math.ceil(text.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let from = 0; from < smallest.length && tried < most; ) {
      const shorter = smallest.slice(0, from) + smallest.slice(from + length);
      tried += 1;
      if (await isWrong(shorter)) smallest = shorter;
      else from += length;
    }
    if (tried >= most) break;
  }
  return smallest;
};
