import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { FormReader } from './reading/forms/formReader.ts';
import { lawsOfTimes } from './recordedLaws.ts';

/** What is asked about by many laws, and why it matters whether it was recorded. */
const telling = [
  ['pods', 'what becomes of Pods'],
  ['nodes', 'where Pods fit, and why they leave'],
  ['namespaces', 'whether what is first seen is new'],
] as const;

/** What of a recording in another form, or of which something is missing, could not be judged, and why. */
export const unjudgedIn = (
  history: TraceHistory,
  forms: readonly FormReader[],
  undecided: number,
): readonly string[] => {
  const others = forms.filter(({ met }) => met.size > 0);
  if (others.length === 0) return [];
  const untold = new Set(others.flatMap((form) => form.untold));
  const unseen = others.reduce((sum, { unseenWrites }) => sum + unseenWrites, 0);
  return [
    ...[...untold].map((each) => `this form does not tell ${each}`),
    ...(history.untimed ? [`so that nobody can say whether these laws hold: ${lawsOfTimes.join(', ')}`] : []),
    ...(unseen > 0 ? [`of ${unseen} writes the log does not hold what came of them`] : []),
    ...telling
      .filter(([resource]) => !history.watched.has(resource))
      .map(([resource, says]) => `no ${resource} were recorded: ${says} is not judged`),
    ...(history.partial
      ? [
          'something was there before, or was lost: laws that need all that happened do not judge what came after',
        ]
      : []),
    ...(undecided > 0 ? [`what ${undecided} Pods did is not explained: too much of it is hidden`] : []),
  ];
};
