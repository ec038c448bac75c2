import type { Acting } from '../../../checker/laws/law.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import { type VolumeEvent, volumeSurvives } from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAlive, planOf, podOnNode } from '../onNode.ts';

export const survivesRestart: LawRecord = {
  id: 'storage/survives-restart',
  says: 'What a container wrote to a volume survives the end of the container and of the sandbox, and as long as the kind of volume says',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  fields: ['pod.spec.volumes', ...inContainers('volumeMounts')],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after, step) =>
      losses(before, after).every((volume) => {
        const event = eventOf(before, step);
        return event !== undefined && !volumeSurvives(volume, event);
      }),
    witness: (before, after) =>
      before.volumes.some(({ state }) => state === 'Written') &&
      before.containers.some(isAlive) &&
      !after.containers.some(isAlive),
  }),
  mutants: ['volumes-emptied-with-the-sandbox'],
};

/** Only two things take what is written: the machine goes down, or the Pod has ended. */
const eventOf = (before: PodOnNodeView, step: Acting): VolumeEvent | undefined => {
  if (goesDown(step)) return 'nodeReboot';
  return before.worker === 'Terminated' && !before.containers.some(isAlive) ? 'podDeletion' : undefined;
};

const goesDown = does('reboot');

const losses = (before: PodOnNodeView, after: PodOnNodeView) =>
  before.volumes.flatMap(({ state }, at) => {
    const isLost = isWritten(state) && !isWritten(after.volumes[at]!.state);
    return isLost ? [planOf(before).volumes[at]!] : [];
  });

const isWritten = (state: PodOnNodeView['volumes'][number]['state']): boolean =>
  state === 'Written' || state === 'Kept';
