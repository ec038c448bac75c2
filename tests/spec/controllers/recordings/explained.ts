/** A write of a controller that a recording shows. */
export type RecordedWrite = {
  readonly at: number;
  /** unix milliseconds */
  readonly time: number;
  /** `create`, `delete web-a`, `scale web-7d 1 → 2` */
  readonly says: string;
};

/**
 * What a pass would write: how often each, and groups of which any `count` may be taken. Writes that a recording does not tell
 * apart say the same.
 */
export type Decision = {
  readonly writes: readonly string[];
  readonly choices?: readonly { readonly count: number; readonly from: readonly string[] }[];
};

/** How many of these writes, in order, one pass would make. */
export const madeBy = ({ writes, choices = [] }: Decision, wanted: readonly RecordedWrite[]): number => {
  const left = new Map<string, number>();
  for (const write of writes) left.set(write, (left.get(write) ?? 0) + 1);
  const groups = choices.map(({ count, from }) => ({ left: count, from: new Set(from) }));
  let made = 0;
  for (const { says } of wanted) {
    const sure = left.get(says) ?? 0;
    const group = groups.find((each) => each.left > 0 && each.from.has(says));
    if (sure > 0) left.set(says, sure - 1);
    else if (group) {
      group.left -= 1;
      group.from.delete(says);
    } else break;
    made += 1;
  }
  return made;
};

export type Explained = { readonly explained: number; readonly unexplained: readonly RecordedWrite[] };

/**
 * Explains the writes of one owner's controller, in order, by passes: each pass saw all that the one before it wrote, and
 * nothing of what it wrote itself. `decisionsFor` gives what a controller would do by each of the views that it may have had.
 */
export const explainWrites = (
  writes: readonly RecordedWrite[],
  begin: number,
  decisionsFor: (from: number, until: RecordedWrite) => Iterable<Decision>,
): Explained => {
  const unexplained: RecordedWrite[] = [];
  let from = begin;
  let explained = 0;
  for (let next = 0; next < writes.length; ) {
    const wanted = writes.slice(next);
    const [first] = wanted;
    if (!first) break;
    let most = 0;
    for (const decision of decisionsFor(from, first)) {
      most = Math.max(most, madeBy(decision, wanted));
      if (most === wanted.length) break;
    }
    if (most === 0) unexplained.push(first);
    explained += most;
    next += Math.max(1, most);
    from = (writes[next - 1]?.at ?? from) + 1;
  }
  return { explained, unexplained };
};
