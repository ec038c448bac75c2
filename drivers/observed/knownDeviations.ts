import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../models/recorded/steps.ts';
import { deviations } from '../../properties/deviations/deviations.ts';
import { type Deviated, type Violation, violation } from './violation.ts';

const ofPods = deviations.filter(({ ofPods }) => ofPods);

/** The known deviations that an event of a Pod shows, and what is left of its breaches without them. */
export const withoutDeviations = (
  step: PodStep,
  found: readonly Violation[],
): { readonly left: readonly Violation[]; readonly known: readonly Deviated[] } => {
  let left = found;
  const known: Deviated[] = [];
  for (const { id, breaks, ofPods: shown } of ofPods) {
    const message = shown?.(step);
    if (message === undefined) continue;
    left = left.filter(({ law }) => !breaks.includes(law));
    const { law: _, ...place } = violation(step.record, id, message);
    known.push({ deviation: id, ...place });
  }
  return { left, known };
};

/** The known deviations that the end of a recording shows. */
export const deviationsAtEnd = (history: TraceHistory): readonly Deviated[] =>
  deviations.flatMap(({ id, atEnd }) =>
    (atEnd?.(history) ?? []).map(({ pod: { object, line }, message }) => {
      const { uid = '', name, namespace } = object.metadata ?? {};
      return { deviation: id, line, uid, object: `pods ${namespace}/${name}`, message };
    }),
  );

/** What a strict judge says of a known deviation. */
export const asViolation = ({ deviation, ...place }: Deviated): Violation => ({
  law: `deviation/${deviation}`,
  ...place,
});
