import type { Line } from '../recordings.ts';
import { change, choose, type Lie, type Place, renumbered } from './lie.ts';
import { first, isModified } from './places.ts';

/** Nobody says that a sandbox died, and in the next one its init containers run again. */
const undying: Lie = {
  name: 'init containers that run again in the sandbox that they had',
  tell: (recording, random) => {
    const dies = (line: Line): boolean => line.action === 'runtime:sandbox-die';
    const death = recording.lines.findIndex(dies);
    const place = choose(recording, random, (each) => death >= 0 && each.at > death && initRunsAgain(each));
    if (place === undefined) return undefined;
    const lines = renumbered(recording.lines.filter((line) => !dies(line)));
    return { lines, at: death, uid: place.object.metadata.uid, later: true };
  },
};

/** Another instance of an init container is shown than before. */
const initRunsAgain = ({ line, before, object }: Place): boolean => {
  const [was, is] = [before?.status?.initContainerStatuses?.[0], object.status?.initContainerStatuses?.[0]];
  return (
    line.type === 'MODIFIED' &&
    Boolean(was?.containerID && is?.containerID) &&
    was?.containerID !== is?.containerID
  );
};

/** Lies about the order of init containers. */
export const initContainerLies: readonly Lie[] = [
  undying,
  change(
    'an app that did not wait for its init container',
    (place) =>
      isModified(place) &&
      place.object.status?.initContainerStatuses?.[0]?.state?.terminated !== undefined &&
      Boolean(first(place.object)?.containerID) &&
      !first(place.before!)?.containerID,
    (pod) => {
      const init = pod.status!.initContainerStatuses![0]!;
      init.state = { waiting: { reason: 'PodInitializing' } };
      init.ready = false;
    },
  ),
  change(
    'an init container that did not wait for the one before',
    ({ line, before, object }) => {
      const [one, two] = object.status?.initContainerStatuses ?? [];
      return (
        line.type === 'MODIFIED' &&
        object.spec?.initContainers?.every(({ restartPolicy }) => restartPolicy === undefined) === true &&
        one?.state?.terminated?.exitCode === 0 &&
        Boolean(two?.containerID) &&
        !before?.status?.initContainerStatuses?.[1]?.containerID
      );
    },
    (pod) => {
      const [one] = pod.status!.initContainerStatuses!;
      delete one!.containerID;
      delete one!.resources;
      Object.assign(one!, {
        state: { waiting: { reason: 'PodInitializing' } },
        ready: false,
        started: false,
        imageID: '',
      });
    },
  ),
];
