import type { Compiled } from '../../compile/compiled.ts';
import type { Finding } from '../search.ts';

/** How far a search is, and what it has found. */
export type SearchProgress = {
  readonly fingerprint: string;
  readonly head: number;
  readonly levelEnd: number;
  readonly levels: readonly number[];
  readonly deadlocks: number;
  readonly quiescent: number;
  readonly counts: readonly number[];
  readonly findings: readonly Finding[];
};

/** What a checkpoint says before the states and their origins. */
export type SavedProgress = SearchProgress & {
  readonly states: number;
  readonly indexed: boolean;
  /** how many pairs of origins follow the states */
  readonly origins: number;
};

const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

/**
 * Whether what a checkpoint says can be said of a search of this system at all, however well its digest fits: levels that add up,
 * a count for each rule, breaches by states and rules that there are.
 */
export const isProgressOf = (
  { rules, laws }: Pick<Compiled, 'rules' | 'laws'>,
  head: { readonly [field: string]: unknown },
): head is SavedProgress => {
  const { states, origins, indexed, levels, counts, findings } = head;
  if (!isCount(states) || states < 1 || !isCount(origins, states) || typeof indexed !== 'boolean')
    return false;
  if (!isCount(head.levelEnd, states) || !isCount(head.head, head.levelEnd)) return false;
  if (!isCount(head.deadlocks, head.head) || !isCount(head.quiescent, head.head)) return false;
  const isFinding = (found: unknown, at: number): boolean => {
    const { law, broken, witnessed } = (found ?? {}) as Partial<Finding>;
    if (law !== laws[at]!.id || typeof witnessed !== 'boolean') return false;
    if (broken === undefined) return true;
    const { state, rule } = (broken ?? {}) as { readonly state?: unknown; readonly rule?: unknown };
    return isCount(state, states - 1) && (rule === undefined || isCount(rule, rules.length - 1));
  };
  return (
    Array.isArray(levels) &&
    levels.every((count) => isCount(count) && count > 0) &&
    levels.reduce((sum, count) => sum + count, 0) === head.levelEnd &&
    Array.isArray(counts) &&
    counts.length === rules.length &&
    counts.every((count) => isCount(count)) &&
    Array.isArray(findings) &&
    findings.length === laws.length &&
    findings.every(isFinding)
  );
};

/** the first state comes from none */
const fromNone = 0xffff_ffff;

/** Whether pairs say of the first state that it comes from none, and of each batch after it that an earlier state was expanded to it. */
export const areOrigins = (pairs: Uint32Array, states: number): boolean => {
  if (pairs[0] !== 0 || pairs[1] !== fromNone) return false;
  for (let at = 2; at < pairs.length; at += 2) {
    const [state, from] = [pairs[at]!, pairs[at + 1]!];
    if (state >= states || from >= state || state <= pairs[at - 2]!) return false;
  }
  return true;
};
