import { conditionIn } from '../history/livePod.ts';
import type { PodStep } from '../steps.ts';

/** The reason of DisruptionTarget that this event brings. */
export const newReason = ({ before, after }: PodStep): string | undefined => {
  const target = conditionIn(after, 'DisruptionTarget');
  const old = before && conditionIn(before, 'DisruptionTarget');
  return target?.status === 'True' && old?.reason !== target.reason ? target.reason : undefined;
};
