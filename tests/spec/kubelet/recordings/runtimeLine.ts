/** What a container runtime noted down: a call that it answered, or what happened in it by itself. */
export type RuntimeLine = {
  /** RFC 3339, with microseconds */
  readonly ts: string;
  /** in unix seconds */
  readonly time: number;
  readonly op: RuntimeOp;
  readonly node: string;
  readonly pod: string;
  readonly uid: string;
  readonly sandbox?: string;
  /** of a sandbox, from 0 */
  readonly sbAttempt?: number;
  /** the address that a sandbox was given */
  readonly ip?: string;
  readonly container?: string;
  /** one instance of a container */
  readonly cid?: string;
  /** of a container, from 0 */
  readonly attempt?: number;
  readonly image?: string;
  /** an image was pulled */
  readonly ok?: boolean;
  /** of StopContainer: the seconds between the stop signal and the kill */
  readonly timeout?: number;
  readonly exit?: number;
  readonly reason?: string;
  /** of ExecSync, as the container's own script answers it */
  readonly cmd?: readonly string[];
  /** of HTTP */
  readonly path?: string;
  /** the exit code of a command, or an HTTP status */
  readonly code?: number;
  /** there was no answer in time */
  readonly hang?: boolean;
};

/** StopContainer, ExecSync and HTTP are noted down when they begin, the others when they are done. */
export type RuntimeOp =
  | 'RunPodSandbox'
  | 'StopPodSandbox'
  | 'SandboxDied'
  | 'RemovePodSandbox'
  | 'PullImage'
  | 'CreateContainer'
  | 'StartContainer'
  | 'StopContainer'
  | 'Exit'
  | 'RemoveContainer'
  | 'ExecSync'
  | 'HTTP';

const wholeSeconds = '2026-01-01T00:00:00'.length;

/** Unix seconds with the microseconds, which `Date` does not keep. */
export const secondsOf = (timestamp: string): number => {
  const fraction = timestamp.slice(wholeSeconds, -1);
  return Date.parse(`${timestamp.slice(0, wholeSeconds)}Z`) / 1000 + (fraction ? Number(`0${fraction}`) : 0);
};
