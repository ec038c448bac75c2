import type { PodSpec } from '../objects/core.ts';
import { type FieldErrors, forbidden, invalid, required, tooLong } from './fieldError.ts';
import { checkIp } from './ip.ts';
import {
  addProblems,
  byteLength,
  checkDnsLabel,
  checkDnsSubdomain,
  underscoredSubdomainProblems,
} from './names.ts';
import type { Path } from './path.ts';

const maxNameservers = 3;
const maxSearches = 32;
const maxSearchCharacters = 2048;
const maxHostname = 64;

/**
 * `pod.spec.dnsConfig`.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
 */
export const checkDnsConfig = ({ dnsConfig, dnsPolicy }: PodSpec, path: Path, errors: FieldErrors): void => {
  if (dnsPolicy === 'None' && dnsConfig === undefined) {
    errors.push(required(path, 'must provide `dnsConfig` when `dnsPolicy` is None'));
    return;
  }
  if (dnsConfig === undefined) return;
  const { nameservers = [], searches = [], options = [] } = dnsConfig;
  if (dnsPolicy === 'None' && nameservers.length === 0) {
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
    errors.push(required(path.child('nameservers'), detail));
    return;
  }
  if (nameservers.length > maxNameservers) {
    const detail = `must not have more than ${maxNameservers} nameservers`;
    errors.push(invalid(path.child('nameservers'), nameservers, detail));
  }
  for (const [index, address] of nameservers.entries()) {
    checkIp(address, path.child('nameservers').index(index), errors);
  }
  if (searches.length > maxSearches) {
    const detail = `must not have more than ${maxSearches} search paths`;
    errors.push(invalid(path.child('searches'), searches, detail));
  }
  if (byteLength(searches.join(' ')) > maxSearchCharacters) {
    const detail = `must not have more than ${maxSearchCharacters} characters (including spaces) in the search list`;
    errors.push(invalid(path.child('searches'), searches, detail));
  }
  for (const [index, search] of searches.entries()) {
    if (search === '.') continue;
    const domain = search.endsWith('.') ? search.slice(0, -1) : search;
    addProblems(errors, path.child('searches').index(index), domain, underscoredSubdomainProblems(domain));
  }
  for (const [index, { name = '' }] of options.entries()) {
    if (name === '') errors.push(required(path.child('options').index(index), 'must not be empty'));
  }
};

/**
 * `pod.spec.hostAliases`.
 * https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export const checkHostAliases = (aliases: PodSpec['hostAliases'], path: Path, errors: FieldErrors): void => {
  for (const [index, { ip, hostnames }] of (aliases ?? []).entries()) {
    const at = path.index(index);
    checkIp(ip ?? '', at.child('ip'), errors);
    for (const [each, hostname] of (hostnames ?? []).entries()) {
      checkDnsSubdomain(hostname, at.child('hostnames').index(each), errors);
    }
  }
};

/**
 * `pod.spec.hostnameOverride`.
 * https://kep.k8s.io/4762
 */
export const checkHostnameOverride = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const { hostnameOverride } = spec;
  if (hostnameOverride === undefined) return;
  if (spec.setHostnameAsFQDN) {
    errors.push(forbidden(path, 'may not be specified when setHostnameAsFQDN is true'));
  }
  if (spec.hostNetwork) errors.push(forbidden(path, 'may not be specified when hostNetwork is true'));
  if (byteLength(hostnameOverride) > maxHostname) errors.push(tooLong(path, maxHostname));
  checkDnsSubdomain(hostnameOverride, path, errors);
};

/** `pod.spec.hostname` and `pod.spec.subdomain` */
export const checkHostname = ({ hostname, subdomain }: PodSpec, path: Path, errors: FieldErrors): void => {
  if (hostname) checkDnsLabel(hostname, path.child('hostname'), errors);
  if (subdomain) checkDnsLabel(subdomain, path.child('subdomain'), errors);
};
