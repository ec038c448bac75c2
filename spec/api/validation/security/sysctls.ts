import type { PodSpec, Sysctl } from '../../objects/core.ts';
import { duplicate, type FieldErrors, invalid, required } from '../fieldError.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';

const segment = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const form = `^(${segment}[\\./])*${segment}$`;
const expression = new RegExp(form);
const maxLength = 253;

const ipcNames: ReadonlySet<string> = new Set([
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.shm',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.msg',
]);

/** `net/ipv4/x` and `net.ipv4.x` are the same; the first separator tells which is which. */
const withDots = (name: string): string => {
  const first = /[./]/.exec(name)?.[0];
  if (first !== '/') return name;
  return name.replace(/[./]/g, (separator) => (separator === '.' ? '/' : '.'));
};

/** The namespace that keeps a sysctl of one Pod from the others, where there is one. */
const namespaceOf = (name: string): 'net' | 'ipc' | undefined => {
  const known = withDots(name).split('*')[0] ?? '';
  if (ipcNames.has(known) || known.startsWith('fs.mqueue.')) return 'ipc';
  return known.startsWith('net.') ? 'net' : undefined;
};

/** Why a sysctl may not be set: its namespace is the host's. */
export const hostSysctlProblem = (name: string, spec: PodSpec): string | undefined => {
  const namespace = namespaceOf(name);
  if (spec.hostNetwork && namespace === 'net') return "may not be specified when 'hostNetwork' is true";
  if (spec.hostIPC && namespace === 'ipc') return "may not be specified when 'hostIPC' is true";
  return undefined;
};

/**
 * `pod.spec.securityContext.sysctls`.
 * https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export const checkSysctls = (
  sysctls: readonly Sysctl[] | undefined,
  spec: PodSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const names = new Set<string>();
  for (const [index, { name }] of (sysctls ?? []).entries()) {
    const at = path.index(index).child('name');
    if (name === '') errors.push(required(at));
    else if (name.length > maxLength || !expression.test(name)) {
      errors.push(invalid(at, name, `must have at most ${maxLength} characters and match regex ${form}`));
    } else if (names.has(name)) errors.push(duplicate(at, name));
    const problem = options.allowHostNamespaceSysctls ? undefined : hostSysctlProblem(name, spec);
    if (problem !== undefined) errors.push(invalid(at, name, problem));
    names.add(name);
  }
};
