import { allContainers } from '../../api/containers.ts';
import type { AnyContainer } from '../../api/objects/anyContainer.ts';
import { type Check, containersText, type Decide, distinct, namesOf, plural, quoted } from '../check.ts';

const hostsOf = (container: AnyContainer): readonly string[] =>
  [
    container.livenessProbe,
    container.readinessProbe,
    container.startupProbe,
    container.lifecycle?.postStart,
    container.lifecycle?.preStop,
  ]
    .flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host])
    .filter((host) => host !== undefined && host !== '') as string[];

const decide: Decide = (spec) => {
  const hosts = distinct(allContainers(spec).flatMap(hostsOf));
  if (hosts.length === 0) return undefined;
  const names = distinct(namesOf(spec, (container) => hostsOf(container).length > 0));
  const what = plural(hosts.length, 'probe or lifecycle host');
  return {
    reason: 'probe or lifecycle host',
    detail: `${containersText(names)} ${plural(names.length, 'uses', 'use')} ${what} ${quoted(hosts)}`,
  };
};

/** Probes and hooks ask the Pod itself, not another host on behalf of the kubelet. */
export const hostProbes: Check = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  versions: [{ since: 34, decide }],
};
