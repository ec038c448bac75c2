import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAttempt, type ProbeChange, podOnNode, probeChangesOf } from '../onNode.ts';

export const threshold: LawRecord = {
  id: 'probe/threshold',
  says: 'Only failureThreshold failures in a row, or successThreshold successes, change the verdict of a probe',
  source:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#probe-configuration',
  fields: ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((probe) =>
    ['failureThreshold', 'successThreshold'].flatMap((field) => inContainers(`${probe}.${field}`)),
  ),
  exceptions: [
    'a new instance begins with the initial verdict',
    'a restarted kubelet has forgotten verdicts',
  ],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      newVerdicts(before, after).every((change) => rowBefore(change) + 1 >= needed(change)),
    witness: (before, after) => newVerdicts(before, after).some((change) => needed(change) > 1),
  }),
  mutants: ['first-result-decides'],
};

const newVerdicts = (before: PodOnNodeView, after: PodOnNodeView): ProbeChange[] =>
  probeChangesOf(before, after).filter(
    (change) => isAttempt(change) && change.before.verdict !== change.after.verdict,
  );

/** how many results like the new one came just before it */
const rowBefore = ({ before, after }: ProbeChange): number =>
  before.run.result === after.verdict ? before.run.length : 0;

const needed = ({ after, failureThreshold, successThreshold }: ProbeChange): number =>
  after.verdict === 'failure' ? failureThreshold : successThreshold;
