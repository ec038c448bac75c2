import type { Steps } from './hiddenSteps.ts';

/**
 * From which settled local states steps that stay in the class may go on for ever: 1 or 0. Those from which every such
 * way ends are taken away one after the other; what is left goes round.
 */
export const endless = ({ settled, hidden }: Steps, classes: Int32Array): Uint8Array => {
  const size = classes.length;
  const left = new Int32Array(size);
  const before: number[][] = Array.from({ length: size }, () => []);
  for (let local = 0; local < size; local++) {
    if (settled[local] !== local) continue;
    for (const target of hidden[local]!) {
      if (classes[target] !== classes[local]) continue;
      left[local]! += 1;
      before[target]!.push(local);
    }
  }
  const ended = [...left.keys()].filter((local) => left[local] === 0);
  for (const local of ended) {
    for (const from of before[local]!) {
      left[from]! -= 1;
      if (left[from] === 0) ended.push(from);
    }
  }
  return Uint8Array.from(left, (count) => (count > 0 ? 1 : 0));
};
