import { type Shown, statusesOf } from './recordedPod.ts';
import { type RuntimeLine, secondsOf } from './runtimeLine.ts';

/** A log, a line of it that something is changed about, and what the API showed of that Pod. */
export type Place = {
  readonly log: readonly RuntimeLine[];
  readonly at: number;
  readonly line: RuntimeLine;
  readonly shown: readonly Shown[];
};

/** A way to change a log into one that no runtime can have kept; `tell` gives none where the place does not lend itself. */
export type Lie = {
  readonly says: string;
  readonly tell: (place: Place) => readonly RuntimeLine[] | undefined;
};

const at = (line: RuntimeLine, time: number): RuntimeLine => {
  const ts = `${new Date(time * 1000).toISOString().slice(0, -1)}000Z`;
  return { ...line, ts, time: secondsOf(ts) };
};

const inOrder = (log: readonly RuntimeLine[]): readonly RuntimeLine[] =>
  log.toSorted((one, other) => one.time - other.time);

const replaced = ({ log, at: index }: Place, line: RuntimeLine): readonly RuntimeLine[] =>
  log.with(index, line);

const moved = (place: Place, time: number): readonly RuntimeLine[] =>
  inOrder(replaced(place, at(place.line, time)));

const before = ({ log, at: index }: Place): readonly RuntimeLine[] => log.slice(0, index);

const lastOf = (place: Place, op: RuntimeLine['op']): RuntimeLine | undefined =>
  before(place).findLast((line) => line.op === op && line.uid === place.line.uid);

const sameContainer = (place: Place, op: RuntimeLine['op']): RuntimeLine | undefined =>
  before(place).findLast(
    (line) => line.op === op && line.uid === place.line.uid && line.container === place.line.container,
  );

/** The API showed the Pod while it ran. */
const ranInSight = ({ shown, line: { ip } }: Place): boolean =>
  shown.some(
    ({ pod: { status } }) => status?.podIP !== undefined && (ip === undefined || status.podIP === ip),
  );

/** The API showed how the instance ended: not every end is seen before the next one. */
const isShown = ({ shown, line: { cid = '' } }: Place): boolean =>
  shown.some((each) =>
    statusesOf(each).some(({ state, lastState }) =>
      [state, lastState].some((end) => end?.terminated?.containerID?.includes(cid)),
    ),
  );

const moment = 0.001;

export const lies: readonly Lie[] = [
  {
    says: 'a container is created before its sandbox',
    tell: (place) => {
      const sandbox = lastOf(place, 'RunPodSandbox');
      if (place.line.op !== 'CreateContainer' || sandbox === undefined) return undefined;
      return moved(place, sandbox.time - moment);
    },
  },
  {
    says: 'a container is started twice',
    tell: ({ log, at: index, line }) =>
      line.op === 'StartContainer' ? log.toSpliced(index, 0, line) : undefined,
  },
  {
    says: 'a container is never started, and runs',
    tell: (place) =>
      place.line.op === 'StartContainer' && ranInSight(place) ? place.log.toSpliced(place.at, 1) : undefined,
  },
  {
    says: 'an end is not noted down',
    tell: ({ log, at: index, line }) => (line.op === 'Exit' ? log.toSpliced(index, 1) : undefined),
  },
  {
    says: 'a sandbox is stopped before its containers',
    tell: (place) => {
      const start = lastOf(place, 'StartContainer');
      if (place.line.op !== 'StopPodSandbox' || !start || start.sandbox !== place.line.sandbox)
        return undefined;
      return moved(place, start.time + moment / 10);
    },
  },
  {
    says: 'a container is removed while it runs',
    tell: (place) => {
      const exit = before(place).findLast(({ op, cid }) => op === 'Exit' && cid === place.line.cid);
      if (place.line.op !== 'RemoveContainer' || exit === undefined) return undefined;
      return moved(place, exit.time - moment / 10);
    },
  },
  {
    says: 'a sandbox is removed before the containers in it',
    tell: (place) => {
      const removed = before(place).find(
        ({ op, sandbox }) => op === 'RemoveContainer' && sandbox === place.line.sandbox,
      );
      if (place.line.op !== 'RemovePodSandbox' || removed === undefined) return undefined;
      return moved(place, removed.time - moment / 10);
    },
  },
  {
    says: 'a container has one second more to stop',
    tell: (place) => {
      const { op, timeout } = place.line;
      if (op !== 'StopContainer' || timeout === undefined) return undefined;
      return replaced(place, { ...place.line, timeout: timeout + 1 });
    },
  },
  {
    says: 'a container is killed in the middle of its grace period',
    tell: (place) => {
      const stop = sameContainer(place, 'StopContainer');
      if (place.line.op !== 'Exit' || place.line.exit !== 137 || !stop || stop.cid !== place.line.cid)
        return undefined;
      return moved(place, stop.time + (stop.timeout ?? 0) / 2);
    },
  },
  {
    says: 'a container waits half as long for its restart',
    tell: (place) => {
      const exit = sameContainer(place, 'Exit');
      if (place.line.op !== 'CreateContainer' || exit === undefined) return undefined;
      const waited = place.line.time - exit.time;
      return waited > 9 ? moved(place, exit.time + waited / 2.5) : undefined;
    },
  },
  {
    says: 'an image is pulled again at once',
    tell: (place) => {
      const { op, image, ok } = place.line;
      const failed = before(place).findLast(
        (line) => line.op === 'PullImage' && line.uid === place.line.uid && line.image === image && !line.ok,
      );
      return op === 'PullImage' && !ok && failed ? moved(place, failed.time + 1) : undefined;
    },
  },
  {
    says: 'an image is pulled although the node has it',
    tell: ({ log, at: index, line }) =>
      line.op === 'StartContainer' &&
      log.some(
        (each) =>
          each.op === 'PullImage' &&
          each.ok &&
          each.node === line.node &&
          each.image === 'sim.local/app:v1' &&
          each.time < line.time,
      )
        ? log.toSpliced(
            index + 1,
            0,
            at({ ...line, op: 'PullImage', image: 'sim.local/app:v1', ok: true }, line.time),
          )
        : undefined,
  },
  {
    says: 'a container ended with another exit code',
    tell: (place) =>
      place.line.op === 'Exit' && isShown(place)
        ? replaced(place, { ...place.line, exit: (place.line.exit ?? 0) + 1 })
        : undefined,
  },
  {
    says: 'a container ended later than was shown',
    tell: (place) =>
      place.line.op === 'Exit' && place.line.exit !== 137 && isShown(place)
        ? moved(place, place.line.time + 7)
        : undefined,
  },
  {
    says: 'a container is stopped for its probe, of which the last attempt did not fail',
    tell: (place) => {
      const stop = place.log.slice(place.at + 1).find(({ cid }) => cid === place.line.cid);
      const fails = place.line.op === 'ExecSync' && place.line.cmd?.[0] === 'l' && place.line.code === 1;
      const restarted = place.log
        .slice(place.at + 1)
        .some(({ op, uid }) => op === 'CreateContainer' && uid === place.line.uid);
      if (!fails || stop?.op !== 'StopContainer' || !restarted) return undefined;
      return replaced(place, { ...place.line, code: 0 });
    },
  },
  {
    says: 'a startup or liveness probe fails all the time, and nobody minds',
    tell: ({ log, line }) => {
      if (line.op !== 'StopContainer') return undefined;
      const own = log.filter(({ op, cid }) => op === 'ExecSync' && cid === line.cid);
      if (own.length < 6 || own[0]?.cmd?.[0] !== 'l') return undefined;
      return log.map((each) => (own.includes(each) ? { ...each, code: 1 } : each));
    },
  },
  {
    says: 'a container became ready, and its probe never succeeded',
    tell: ({ log, line }) => {
      if (line.op !== 'ExecSync' || line.cmd?.[0] !== 'r' || line.code !== 0) return undefined;
      return log.map((each) =>
        each.op === 'ExecSync' && each.uid === line.uid ? { ...each, code: 1 } : each,
      );
    },
  },
  {
    says: 'two Pods have one address',
    tell: (place) => {
      const { op, ip, uid } = place.line;
      const others = before(place).filter(
        (line) => line.op === 'RunPodSandbox' && line.uid !== uid && line.ip !== ip,
      );
      const running = others.find(
        (other) =>
          !before(place).some(
            (line) => line.sandbox === other.sandbox && ['StopPodSandbox', 'SandboxDied'].includes(line.op),
          ),
      );
      return op === 'RunPodSandbox' && running
        ? replaced(place, { ...place.line, ip: running.ip ?? '' })
        : undefined;
    },
  },
  {
    says: 'a Pod gets an address, and another one is shown',
    tell: (place) =>
      place.line.op === 'RunPodSandbox' && ranInSight(place)
        ? replaced(place, { ...place.line, ip: '192.0.2.1' })
        : undefined,
  },
  {
    says: 'an attempt to make a sandbox is left out of the count',
    tell: (place) =>
      place.line.op === 'RunPodSandbox'
        ? replaced(place, { ...place.line, sbAttempt: (place.line.sbAttempt ?? 0) + 1 })
        : undefined,
  },
  {
    says: 'an attempt to run a container is left out of the count',
    tell: (place) =>
      place.line.op === 'CreateContainer'
        ? replaced(place, { ...place.line, attempt: (place.line.attempt ?? 0) + 1 })
        : undefined,
  },
  {
    says: 'a Pod runs on another node',
    tell: (place) => replaced(place, { ...place.line, node: 'elsewhere' }),
  },
  {
    says: 'a container begins once more in a Pod that has ended',
    tell: ({ log, at: index, line }) => {
      if (line.op !== 'RemoveContainer') return undefined;
      const create = log.find(({ op, cid }) => op === 'CreateContainer' && cid === line.cid);
      return create && log.toSpliced(index, 0, { ...create, ts: line.ts, time: line.time, cid: 'another' });
    },
  },
];
