import { allContainers } from '../../api/containers.ts';
import { type Check, containersText, type Decide, distinct, namesOf, plural } from '../check.ts';

const decide: Decide = (spec) => {
  const ports = distinct(
    allContainers(spec)
      .flatMap((container) => container.ports ?? [])
      .filter(({ hostPort }) => hostPort)
      .map(({ hostPort }) => String(hostPort)),
  );
  if (ports.length === 0) return undefined;
  const names = namesOf(spec, (container) => (container.ports ?? []).some(({ hostPort }) => hostPort));
  const uses = plural(names.length, 'uses', 'use');
  return {
    reason: 'hostPort',
    detail: `${containersText(names)} ${uses} ${plural(ports.length, 'hostPort')} ${ports.join(', ')}`,
  };
};

/** No ports of the host. */
export const hostPorts: Check = { id: 'hostPorts', level: 'baseline', versions: [{ since: 0, decide }] };
