/**
 * Which places are compared, and exchanged if they are in the wrong order, so that so many values are sorted whatever
 * they are: K. E. Batcher's merge exchange (D. E. Knuth, The Art of Computer Programming 3, 5.2.2 M).
 */
export const comparators = (count: number): (readonly [low: number, high: number])[] => {
  const pairs: (readonly [number, number])[] = [];
  if (count < 2) return pairs;
  const top = 2 ** (Math.ceil(Math.log2(count)) - 1);
  for (let part = top; part >= 1; part = Math.floor(part / 2)) {
    let [far, offset, distance] = [top, 0, part];
    for (;;) {
      for (let low = 0; low < count - distance; low++)
        if ((low & part) === offset) pairs.push([low, low + distance]);
      if (far === part) break;
      distance = far - part;
      far = Math.floor(far / 2);
      offset = part;
    }
  }
  return pairs;
};
