import type { Steps } from './hiddenSteps.ts';

/**
 * From which settled local states steps that stay in the class may go on for ever: 1 or 0. Those from which every such
 * way ends are taken away one after the other; what is left goes round.
 */
export const endless = ({ settled, hidden }: Steps, classes: Int32Array): Uint8Array => {
  const size = classes.length;
  const left = new Int32Array(size);
  const from: number[] = [];
  const to: number[] = [];
  for (let local = 0; local < size; local++) {
    if (settled[local] !== local) continue;
    for (const target of hidden[local]!) {
      if (classes[target] !== classes[local]) continue;
      left[local]! += 1;
      from.push(local);
      to.push(target);
    }
  }
  // by target: the last step to it, and by step: the one before it to the same target
  const last = new Int32Array(size).fill(-1);
  const before = to.map((target, step) => {
    const earlier = last[target]!;
    last[target] = step;
    return earlier;
  });
  const ended: number[] = [];
  for (let local = 0; local < size; local++) if (left[local] === 0 && last[local]! >= 0) ended.push(local);
  for (const local of ended) {
    for (let step = last[local]!; step >= 0; step = before[step]!) {
      const earlier = from[step]!;
      left[earlier]! -= 1;
      if (left[earlier] === 0) ended.push(earlier);
    }
  }
  return Uint8Array.from(left, (count) => (count > 0 ? 1 : 0));
};
