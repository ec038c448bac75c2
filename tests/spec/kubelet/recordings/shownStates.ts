import type { ContainerState, ContainerStatus } from '../../../../spec/api/objects/core.ts';
import { type Shown, statusesOf } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import { eachPod } from './statement.ts';

/** One instance of a container in the runtime: the n-th of its name, from 0. */
type Instance = {
  readonly number: number;
  readonly started?: RuntimeLine | undefined;
  readonly exit?: RuntimeLine | undefined;
};

/** `containerd://` and the like, then the instance's id, of which the runtime's log gives the beginning. */
const instanceOf = (
  log: readonly RuntimeLine[],
  container: string,
  id: string | undefined,
): Instance | undefined => {
  const known = log.filter(({ op, container: name }) => op === 'CreateContainer' && name === container);
  const number = known.findIndex(({ cid = '' }) => id?.split('://')[1]?.startsWith(cid));
  if (number < 0) return undefined;
  const own = log.filter(({ cid }) => cid === known[number]?.cid);
  return {
    number,
    started: own.find(({ op }) => op === 'StartContainer'),
    exit: own.find(({ op }) => op === 'Exit'),
  };
};

const second = (line: RuntimeLine | undefined): number | undefined => line && Math.floor(line.time);

const sameSecond = (line: RuntimeLine | undefined, shown: string | undefined): boolean =>
  shown !== undefined && second(line) === Date.parse(shown) / 1000;

type Terminated = NonNullable<ContainerState['terminated']>;

const wrongEnd = ({ started, exit }: Instance, ended: Terminated, time: number): string | undefined => {
  if (exit === undefined || exit.time > time) return 'is shown as ended, and had not';
  const { exitCode, reason, startedAt, finishedAt } = ended;
  if (exitCode !== exit.exit) return `ended with ${exit.exit}, and ${exitCode} is shown`;
  if (reason !== exit.reason) return `ended by ${exit.reason}, and ${reason} is shown`;
  if (!sameSecond(exit, finishedAt)) return `ended ${exit.ts}, and ${finishedAt} is shown`;
  return sameSecond(started, startedAt) ? undefined : `started ${started?.ts}, and ${startedAt} is shown`;
};

/** The newest instance that an ended state may be about: that of the status, or the one before it in `lastState`. */
const wrongState = (
  log: readonly RuntimeLine[],
  status: ContainerStatus,
  state: ContainerState,
  number: number,
  time: number,
): string | undefined => {
  const { name, containerID } = status;
  const { running, terminated } = state;
  if (running === undefined && terminated === undefined) return undefined;
  const instance = instanceOf(log, name, terminated ? terminated.containerID : containerID);
  if (instance === undefined) return 'is shown, and never was';
  if (instance.number !== number) return `is number ${instance.number}, and ${number} is shown`;
  if (terminated !== undefined) return wrongEnd(instance, terminated, time);
  const { started } = instance;
  if (started === undefined || started.time > time) return 'is shown as running, and had not been started';
  return sameSecond(started, running?.startedAt)
    ? undefined
    : `started ${started.ts}, and ${running?.startedAt} is shown`;
};

/** The end of a container that nobody saw end is made up: it has no id. */
const isMadeUp = ({ terminated }: ContainerState): boolean =>
  terminated?.reason === 'ContainerStatusUnknown' && terminated.containerID === undefined;

/** What is shown of one container is about its newest instance, and `lastState` about the one before. */
const wrongStatus = (
  log: readonly RuntimeLine[],
  status: ContainerStatus,
  time: number,
): string | undefined => {
  const { restartCount, state = {}, lastState = {} } = status;
  if (isMadeUp(state)) {
    const newest = log.findLast(({ op, container }) => op === 'CreateContainer' && container === status.name);
    const end = log.find(({ op, cid, time: at }) => op === 'Exit' && cid === newest?.cid && at <= time);
    return end ? 'is shown with an unknown end, and its end is known' : undefined;
  }
  const waits = state.running === undefined && state.terminated === undefined;
  const same = state.terminated?.containerID === lastState.terminated?.containerID;
  const before = waits || same ? restartCount : restartCount - 1;
  return (
    wrongState(log, status, state, restartCount, time) ?? wrongState(log, status, lastState, before, time)
  );
};

const isNews = (before: Shown | undefined, status: ContainerStatus): boolean =>
  JSON.stringify(status) !==
  JSON.stringify(before && statusesOf(before).find(({ name }) => name === status.name));

const hasBegun = ({ state, lastState }: ContainerStatus): boolean =>
  [state, lastState].some((each) => each?.running !== undefined || each?.terminated !== undefined);

export const shownContainers = eachPod(
  'a container is shown as running or ended when the runtime had started or seen it end: that instance, with its times, exit code, reason and number',
  ({ log, shown }) =>
    shown.flatMap((each, at) =>
      statusesOf(each)
        .filter((status) => hasBegun(status) && isNews(shown[at - 1], status))
        .map((status) => {
          const wrong = wrongStatus(log, status, each.time);
          return wrong && `${each.pod.metadata?.resourceVersion} ${status.name} ${wrong}`;
        }),
    ),
);

/** What a waiting container tells of what went before, and is not so; undefined also where it tells nothing. */
const wrongWaiting = (log: readonly RuntimeLine[], status: ContainerStatus): string | undefined => {
  const { state, lastState, image } = status;
  const failed = log.some((line) => line.op === 'PullImage' && !line.ok && line.image === image);
  switch (state?.waiting?.reason) {
    case 'CrashLoopBackOff':
      return lastState?.terminated ? undefined : 'waits for its back-off, and shows no end';
    case 'ErrImagePull':
    case 'ImagePullBackOff':
      return failed ? undefined : 'waits for its image, and no pull had failed';
    default:
      return undefined;
  }
};

const waiting = ['CrashLoopBackOff', 'ErrImagePull', 'ImagePullBackOff'];

export const shownWaiting = eachPod(
  'a container that waits for its back-off shows how it ended; one that waits for its image could not have it pulled',
  ({ log, shown }) =>
    shown.flatMap((each) =>
      statusesOf(each).flatMap((status) => {
        if (!waiting.includes(status.state?.waiting?.reason ?? '')) return [];
        const before = log.filter(({ time }) => time <= each.time);
        const wrong = wrongWaiting(before, status);
        return [wrong && `${each.pod.metadata?.resourceVersion} ${status.name} ${wrong}`];
      }),
    ),
);
