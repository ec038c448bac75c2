import type { PodSpec, WindowsSecurityContextOptions } from '../../objects/core.ts';
import { allContainersWithPath } from '../containerPaths.ts';
import { type FieldErrors, forbidden, invalid, typed } from '../fieldError.ts';
import { addProblems, byteLength, dnsSubdomainProblems } from '../names.ts';
import type { Path } from '../path.ts';

const maxCredentialSpecKiB = 64;
const maxDomain = 256;
const maxUser = 104;

const netBiosName = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsName =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const wrongInUser = /["/\\:;|=,+*?<>@[\]]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is refused
const control = /[\u0000-\u001f\u007f]/;

/** `DOMAIN\user` or `user`: what is wrong with it. */
const userNameProblems = (name: string): string[] => {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  if (control.test(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  const domain = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const problems: string[] = [];
  if (domain !== undefined && byteLength(domain) >= maxDomain) {
    problems.push(`runAsUserName's Domain length must be under ${maxDomain} characters`);
  }
  if (domain !== undefined && !netBiosName.test(domain) && !dnsName.test(domain)) {
    problems.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  }
  if (user === '') problems.push("runAsUserName's User cannot be empty");
  else if (byteLength(user) > maxUser) {
    problems.push(`runAsUserName's User length must not be longer than ${maxUser} characters`);
  }
  if (/^[. ]+$/.test(user)) problems.push("runAsUserName's User cannot contain only periods or spaces");
  if (wrongInUser.test(user)) {
    problems.push(`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`);
  }
  return problems;
};

/**
 * `windowsOptions`.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/
 */
export const checkWindowsOptions = (
  options: WindowsSecurityContextOptions | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (options === undefined) return;
  const { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName } = options;
  if (specName !== undefined) {
    addProblems(
      errors,
      path.child('gmsaCredentialSpecName'),
      typed(specName),
      dnsSubdomainProblems(specName),
    );
  }
  const at = path.child('gmsaCredentialSpec');
  if (spec === '') errors.push(invalid(at, typed(spec), 'gmsaCredentialSpec cannot be an empty string'));
  else if (spec !== undefined && byteLength(spec) > maxCredentialSpecKiB * 1024) {
    errors.push(
      invalid(at, typed(spec), `gmsaCredentialSpec size must be under ${maxCredentialSpecKiB} KiB`),
    );
  }
  if (runAsUserName === undefined) return;
  addProblems(errors, path.child('runAsUserName'), typed(runAsUserName), userNameProblems(runAsUserName));
};

/** HostProcess containers: all containers of the Pod or none, and only with the host's network. */
export const checkHostProcess = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  const containers = allContainersWithPath(spec, path);
  let hostProcess = 0;
  for (const [container, at] of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess;
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      const detail = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
      const field = at().child('securityContext').child('windowsOptions').child('hostProcess');
      errors.push(invalid(field, own, detail));
    }
    if (own ?? ofPod ?? false) hostProcess++;
  }
  if (hostProcess === 0) return;
  if (hostProcess !== containers.length) {
    const detail =
      'If pod contains any hostProcess containers then all containers must be HostProcess containers';
    errors.push(invalid(path, '', detail));
  }
  if (spec.hostNetwork) return;
  const detail = 'hostNetwork must be true if pod contains any hostProcess containers';
  errors.push(invalid(path.child('hostNetwork'), false, detail));
};

const notOfPods = [
  ['securityContext', 'appArmorProfile'],
  ['securityContext', 'seLinuxOptions'],
  ['hostUsers'],
  ['hostPID'],
  ['hostIPC'],
  ['securityContext', 'seccompProfile'],
  ['securityContext', 'fsGroup'],
  ['securityContext', 'fsGroupChangePolicy'],
  ['securityContext', 'sysctls'],
  ['shareProcessNamespace'],
  ['securityContext', 'runAsUser'],
  ['securityContext', 'runAsGroup'],
  ['securityContext', 'supplementalGroups'],
  ['securityContext', 'supplementalGroupsPolicy'],
  ['securityContext', 'seLinuxChangePolicy'],
] as const;

const notOfContainers = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

const isSet = (field: string, value: unknown): boolean => {
  if (field === 'hostPID' || field === 'hostIPC') return value === true;
  if (field === 'sysctls') return Array.isArray(value) && value.length > 0;
  return value !== undefined;
};

/**
 * A Windows Pod has nothing of what only Linux knows.
 * https://kubernetes.io/docs/concepts/windows/intro/
 */
export const checkWindowsPod = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const detail = 'cannot be set for a windows pod';
  for (const [first, second] of notOfPods) {
    const outer: unknown = spec[first];
    const value = second === undefined ? outer : (outer as Record<string, unknown> | undefined)?.[second];
    if (!isSet(second ?? first, value)) continue;
    errors.push(
      forbidden(second === undefined ? path.child(first) : path.child(first).child(second), detail),
    );
  }
  for (const [container, at] of allContainersWithPath(spec, path)) {
    for (const field of notOfContainers) {
      if (container.securityContext?.[field] === undefined) continue;
      errors.push(forbidden(at().child('securityContext').child(field), detail));
    }
  }
};

/** A Linux Pod has no Windows options. */
export const checkLinuxPod = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const detail = 'windows options cannot be set for a linux pod';
  if (spec.securityContext?.windowsOptions !== undefined) {
    errors.push(forbidden(path.child('securityContext').child('windowsOptions'), detail));
  }
  for (const [container, at] of allContainersWithPath(spec, path)) {
    if (container.securityContext?.windowsOptions === undefined) continue;
    errors.push(forbidden(at().child('securityContext').child('windowsOptions'), detail));
  }
};
