type Condition = {
  readonly type: string;
  readonly status: string;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
};

type Status = object | undefined;

/** Nothing in it is as good as absent. */
const contentOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;

const isScalar = (value: unknown): boolean => value === undefined || typeof value !== 'object';

const conditionsOf = (status: Status): readonly Condition[] =>
  (status as { readonly conditions?: readonly Condition[] } | undefined)?.conditions ?? [];

const conditionText = ({ type, status, reason }: Condition): string =>
  `${type} ${status}${reason ? ` (${reason})` : ''}`;

const conditionChanges = (before: Status, after: Status): readonly string[] => {
  const earlier = conditionsOf(before);
  const later = conditionsOf(after);
  const changed = later.filter((condition) => {
    const same = earlier.find(({ type }) => type === condition.type);
    return (
      same?.status !== condition.status ||
      same.reason !== condition.reason ||
      same.message !== condition.message
    );
  });
  const gone = earlier.filter(({ type }) => !later.some((condition) => condition.type === type));
  return [...changed.map(conditionText), ...gone.map(({ type }) => `${type} goes`)];
};

const shown = (value: unknown): string => (value === undefined || value === '' ? 'none' : String(value));

/** What changes from one status to another: `replicas 1 → 2, Progressing True (ReplicaSetUpdated)`. */
export const statusChange = (before: Status, after: Status): string => {
  const [from, to] = [before, after] as readonly (Readonly<Record<string, unknown>> | undefined)[];
  const fields = [...new Set([...Object.keys(to ?? {}), ...Object.keys(from ?? {})])].flatMap((field) => {
    if (field === 'conditions') return [];
    const [earlier, later] = [contentOf(from?.[field]), contentOf(to?.[field])];
    if (isScalar(earlier) && isScalar(later)) {
      const none = typeof (later ?? earlier) === 'number' ? 0 : undefined;
      if ((earlier ?? none) === (later ?? none)) return [];
      return [`${field} ${shown(earlier ?? none)} → ${shown(later ?? none)}`];
    }
    return JSON.stringify(earlier) === JSON.stringify(later) ? [] : [field];
  });
  return [...fields, ...conditionChanges(before, after)].join(', ') || 'as it is';
};
