import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAlive, podOnNode, stopsIn } from '../onNode.ts';

export const mirrorOnly: LawRecord = {
  id: 'static/mirror-only',
  says: 'As long as its manifest is there, no container of a static Pod is stopped, whatever becomes of its mirror Pod',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/#behavior-of-static-pods',
  fields: ['pod.metadata.annotations'],
  exceptions: [
    'a failed probe or hook, a dead sandbox',
    'sidecars of a Pod that has finished',
    'one whose manifest was away: it is ended before it begins again',
  ],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      before.file !== 'Present' ||
      before.missed === true ||
      isRepaired(before) ||
      isOver(before) ||
      stopsIn(before, after).every((change) => change.before.state === 'PostStart'),
    witness: (before, after) =>
      before.file === 'Present' &&
      before.mirror === 'Terminating' &&
      after.mirror === 'Absent' &&
      after.containers.some(({ state }) => state === 'Running'),
  }),
  mutants: ['mirror-stops-containers'],
};

const isRepaired = ({ sandbox, containers }: PodOnNodeView): boolean =>
  sandbox !== 'Ready' || containers.some(({ probes }) => probes.some(({ verdict }) => verdict === 'failure'));

/** The kubelet ends the Pod, and none of its regular containers runs: they go first. */
const isOver = ({ worker, containers }: PodOnNodeView): boolean =>
  worker !== 'Syncing' && !containers.some((each) => each.kind === 'regular' && isAlive(each));
