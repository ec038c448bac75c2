/** Words longer than this are not compared: nobody misspells those. */
const longestWord = 100;

/** So many edits make another word: a third of its letters. */
const mostEdits = (word: string): number => Math.floor(word.length / 3);

/** Letters inserted, left out, replaced, or swapped with the next one, from one word to the other. */
const editsBetween = (from: string, to: string): number => {
  let older: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      let least = Math.min(next[column - 1]! + 1, last[column]! + 1, last[column - 1]! + cost);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, older[column - 2]! + 1);
      next.push(least);
    }
    [older, last] = [last, next];
  }
  return last[to.length]!;
};

/**
 * The known words that somebody may have meant by a word that is not known, nearest first; at most three. Capital
 * letters make no difference; of an id with a slash the part after it is enough.
 */
export const similarWords = (word: string, known: Iterable<string>): readonly string[] => {
  const asked = word.toLowerCase();
  if (asked.length > longestWord) return [];
  const distance = (candidate: string): number => {
    const parts = [candidate, ...candidate.split('/').slice(1)].map((part) => part.toLowerCase());
    return Math.min(...parts.map((part) => editsBetween(asked, part)));
  };
  const all = [...new Set(known)].filter((candidate) => candidate.length <= longestWord);
  const near = all
    .map((candidate) => ({ candidate, edits: distance(candidate) }))
    .filter(({ edits }) => edits <= mostEdits(asked))
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
  return (near.length > 0 ? near : all.filter((candidate) => hasWordLeftOut(candidate, asked))).slice(0, 3);
};

/** `imagePullPolicy` without a word in its middle. */
const hasWordLeftOut = (candidate: string, asked: string): boolean => {
  const words = candidate.split(/(?=[A-Z])/);
  return (
    words.length > 2 && words.some((_, left) => words.toSpliced(left, 1).join('').toLowerCase() === asked)
  );
};

/** A list of names in a message is not longer than this. */
const mostNames = 12;

/**
 * What to say after a name that is not known: `did you mean Deployment?`, or what there is, if there is any; `where`: who lists them
 * all, if they are too many to be told.
 */
export const didYouMean = (word: string, known: readonly string[], where?: string): string => {
  if (known.length === 0) return 'there is none';
  const similar = similarWords(word, known);
  if (similar.length > 0) return `did you mean ${similar.join(' or ')}?`;
  if (where === undefined || known.length <= mostNames) return `there are ${known.join(', ')}`;
  return `${where} lists them`;
};
