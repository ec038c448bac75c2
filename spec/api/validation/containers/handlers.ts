import type { Lifecycle, LifecycleHandler, Probe } from '../../objects/core.ts';
import { type FieldErrors, forbidden, invalid, notSupported, required } from '../fieldError.ts';
import { addProblems, httpHeaderProblems } from '../names.ts';
import type { Path } from '../path.ts';
import { checkPortNumberOrName } from '../ports.ts';

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<LifecycleHandler, 'sleep'>;
type HttpGet = NonNullable<Handler['httpGet']>;

const schemes = ['HTTP', 'HTTPS'];

const checkHttpGet = (action: HttpGet, path: Path, errors: FieldErrors): void => {
  if (!action.path) errors.push(required(path.child('path')));
  checkPortNumberOrName(action.port, path.child('port'), errors);
  const { scheme = '' } = action;
  if (!schemes.includes(scheme)) errors.push(notSupported(path.child('scheme'), scheme, schemes));
  for (const { name } of action.httpHeaders ?? []) {
    addProblems(errors, path.child('httpHeaders'), name, httpHeaderProblems(name));
  }
};

const checkSleep = (
  seconds: number,
  graceSeconds: number | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (graceSeconds === undefined || (seconds >= 0 && seconds <= graceSeconds)) return;
  const detail = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
  errors.push(invalid(path, seconds, detail));
};

const actions = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

const checkAction = (
  { exec, httpGet, tcpSocket, grpc, sleep }: Handler,
  kind: (typeof actions)[number],
  graceSeconds: number | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (kind === 'exec' && (exec?.command ?? []).length === 0) errors.push(required(path.child('command')));
  if (kind === 'httpGet' && httpGet) checkHttpGet(httpGet, path, errors);
  if (kind === 'tcpSocket' && tcpSocket) checkPortNumberOrName(tcpSocket.port, path.child('port'), errors);
  if (kind === 'grpc' && grpc) checkPortNumberOrName(grpc.port, path.child('port'), errors);
  if (kind === 'sleep' && sleep) checkSleep(sleep.seconds, graceSeconds, path, errors);
};

/** The actions of a probe or hook: exactly one. Pausing may not take longer than the Pod's grace period. */
export const checkHandler = (
  handler: Handler,
  graceSeconds: number | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  let found = 0;
  for (const kind of actions) {
    if (!handler[kind]) continue;
    if (found > 0) errors.push(forbidden(path.child(kind), 'may not specify more than 1 handler type'));
    else checkAction(handler, kind, graceSeconds, path.child(kind), errors);
    found++;
  }
  if (found === 0) errors.push(required(path, 'must specify a handler type'));
};

const linuxSignals = new Set(
  `SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL
SIGPROF SIGPWR SIGQUIT SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1
SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIGRTMIN SIGRTMAX`
    .split(/\s+/)
    .concat(Array.from({ length: 15 }, (_, offset) => `SIGRTMIN+${offset + 1}`))
    .concat(Array.from({ length: 14 }, (_, offset) => `SIGRTMAX-${offset + 1}`)),
);
const windowsSignals = new Set(['SIGKILL', 'SIGTERM']);

const checkStopSignal = (signal: string, os: string | undefined, path: Path, errors: FieldErrors): void => {
  if (os === undefined) {
    errors.push(forbidden(path, 'may not be set for containers with empty `spec.os.name`'));
    return;
  }
  const signals = os === 'windows' ? windowsSignals : os === 'linux' ? linuxSignals : undefined;
  if (signals !== undefined && !signals.has(signal)) {
    errors.push(notSupported(path, signal, [...signals].sort()));
  }
};

/**
 * `pod.spec.containers[*].lifecycle`.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export const checkLifecycle = (
  lifecycle: Lifecycle | undefined,
  graceSeconds: number | undefined,
  os: string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (lifecycle === undefined) return;
  const { postStart, preStop, stopSignal } = lifecycle;
  if (postStart) checkHandler(postStart, graceSeconds, path.child('postStart'), errors);
  if (preStop) checkHandler(preStop, graceSeconds, path.child('preStop'), errors);
  if (stopSignal !== undefined) checkStopSignal(stopSignal, os, path.child('stopSignal'), errors);
};
