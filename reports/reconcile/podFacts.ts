import type { Pod } from '../../spec/api/objects/core.ts';
import { podDeletionCost } from '../../spec/controllers/common/podDeletionCost.ts';
import { isPodReady, podReadySince } from '../../spec/controllers/common/podReadiness.ts';
import { podRestarts } from '../../spec/controllers/common/podRestarts.ts';
import { unixMillis } from '../../spec/controllers/common/time.ts';
import { count, delayText } from './words.ts';

/** What decides whether a Pod goes before others: `no node, Pending`, `on n1, ready for 5 min, 2 restarts`. */
export const podFacts = (pod: Pod, now: number): string => {
  const { metadata, spec, status } = pod;
  const since = podReadySince(pod);
  const created = unixMillis(metadata?.creationTimestamp);
  const cost = podDeletionCost(pod);
  const { regular, sidecar } = podRestarts(pod);
  const restarts = regular + sidecar;
  const phase = status?.phase ?? 'Pending';
  const readiness = isPodReady(pod)
    ? `ready${since === undefined ? '' : ` for ${delayText(now - since)}`}`
    : `${phase}${phase === 'Running' ? ', not ready' : ''}`;
  return [
    spec?.nodeName ? `on ${spec.nodeName}` : 'no node',
    readiness,
    ...(cost === 0 ? [] : [`cost ${cost}`]),
    ...(restarts === 0 ? [] : [count(restarts, 'restart')]),
    ...(created === undefined ? [] : [`${delayText(now - created)} old`]),
  ].join(', ');
};
