import type { Guard } from '../../../checker/system/guard.ts';
import type { PodParts } from '../../../models/podOnNode/parts/podParts.ts';
import type { NodeDefect } from '../bug.ts';

/** What is asked before a Pod is judged, but for the phase that the API shows. */
const whateverItsPhase = (when: readonly Guard[], { source }: PodParts): readonly Guard[] =>
  when.filter(
    (guard) => !(source.kind === 'api' && guard.kind === 'is' && guard.component === source.object),
  );

/** A Pod that has ended is admitted once more, and failed if there is no room for it. */
export const admitsWhatEnded: NodeDefect = {
  name: 'terminal-pods-admitted-again',
  says: 'a kubelet that has restarted admits Pods again that are in a terminal phase, and fails those that no longer fit',
  rules: {
    turnsAway: ({ when = [], then }, { pod }) => ({ when: whateverItsPhase(when, pod), then }),
  },
};
