import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { Line, Recording } from '../recordings.ts';
import { change, changed, choose, type Lie, type Place, placesOf, renumbered, unattended } from './lie.ts';
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

/** What is shown of a Pod in its new sandbox, up to an event that shows its app run again there. */
const runsAgainIn = (
  recording: Recording,
  place: Place,
): { readonly old: Place; readonly between: Place[] } | undefined => {
  const { object, before } = place;
  const ip = object.status?.podIP;
  const events = placesOf(recording.lines).filter(
    (each) => each.object.metadata.uid === object.metadata.uid && each.at < place.at,
  );
  const old = events.findLast(({ object: { status } }) => status?.podIP !== undefined && status.podIP !== ip);
  const inits = object.status?.initContainerStatuses ?? [];
  const ran = (status: ContainerStatus | undefined): boolean => status?.state?.terminated !== undefined;
  const fits =
    ip !== undefined &&
    object.spec?.initContainers?.every(({ restartPolicy }) => restartPolicy === undefined) &&
    first(object)?.state?.running !== undefined &&
    first(object).containerID !== first(before ?? object)?.containerID &&
    old?.object.status?.initContainerStatuses?.every(ran) &&
    inits.every(
      (init, at) =>
        ran(init) && init.containerID !== old.object.status?.initContainerStatuses?.[at]?.containerID,
    );
  if (!fits || old === undefined) return undefined;
  return { old, between: events.filter(({ at }) => at > old.at) };
};

/** In the new sandbox only the app runs again. */
const skipped: Lie = unattended({
  name: 'an init container that is skipped in a new sandbox',
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => runsAgainIn(recording, each) !== undefined);
    const again = place && runsAgainIn(recording, place);
    if (place === undefined || again === undefined) return undefined;
    const told = changed(
      recording,
      place,
      ({ status }) => {
        if (status)
          status.initContainerStatuses = structuredClone(
            again.old.object.status?.initContainerStatuses ?? [],
          );
      },
      'onward',
    );
    const dropped = new Set(again.between.map(({ at }) => at));
    const lines = renumbered(told.lines.filter((_, at) => !dropped.has(at)));
    return { ...told, lines, at: place.at - dropped.size };
  },
});

/** Lies about the order of init containers. */
export const initContainerLies: readonly Lie[] = [
  undying,
  skipped,
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
