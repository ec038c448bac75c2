import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { planOf, podOnNode, signalsIn } from '../onNode.ts';

export const preStopFirst: LawRecord = {
  id: 'termination/pre-stop-first',
  says: 'A container with a preStop hook is sent its stop signal only after the hook is over',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
  fields: inContainers('lifecycle.preStop'),
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) => signals(before, after).every((change) => change.before.state === 'PreStop'),
    witness: (before, after) => signals(before, after).length > 0,
  }),
  mutants: ['pre-stop-hook-skipped'],
};

const signals = (before: PodOnNodeView, after: PodOnNodeView) =>
  signalsIn(before, after).filter(
    ({ at }) => planOf(after).containers[at]?.spec.lifecycle?.preStop !== undefined,
  );
