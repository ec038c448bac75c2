import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { Thing } from '../recordings.ts';
import { change, type Lie, type Place } from './lie.ts';

const ephemeral = (object: Thing | undefined): ContainerStatus[] =>
  (object?.status as { ephemeralContainerStatuses?: ContainerStatus[] } | undefined)
    ?.ephemeralContainerStatuses ?? [];

const isShown = ({ before, object }: Place): boolean =>
  before !== undefined && ephemeral(object).some(({ state }) => state?.running);

/** One has ended before, and the event shows it once more. */
const hadEnded = ({ before, object }: Place): boolean =>
  ephemeral(before)[0]?.state?.terminated !== undefined && ephemeral(object).length > 0;

const ofFirst = (
  name: string,
  fits: (place: Place) => boolean,
  write: (status: { -readonly [K in keyof ContainerStatus]: ContainerStatus[K] }) => void,
): Lie => change(name, fits, (object) => write(ephemeral(object)[0]!));

/** Lies about ephemeral containers. */
export const ephemeralContainerLies: readonly Lie[] = [
  ofFirst('an ephemeral container that is restarted', isShown, (status) => {
    status.restartCount = 1;
  }),
  ofFirst('an ephemeral container that runs again', hadEnded, (status) => {
    const startedAt = status.state?.terminated?.startedAt;
    status.state = { running: startedAt === undefined ? {} : { startedAt } };
  }),
  ofFirst('another ephemeral container in the place of one that ended', hadEnded, (status) => {
    const containerID = `${status.containerID?.slice(0, -8)}01234567`;
    status.containerID = containerID;
    status.state = { terminated: { ...status.state!.terminated!, containerID } };
  }),
  ofFirst('an ephemeral container that is ready', isShown, (status) => {
    status.ready = true;
  }),
  ofFirst('an ephemeral container that has passed a startup probe', isShown, (status) => {
    status.started = true;
  }),
];
