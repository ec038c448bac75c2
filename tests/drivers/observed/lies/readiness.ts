import type { Line } from '../recordings.ts';
import { ofItsOwn } from './fromTheStart.ts';
import { change, choose, inserted, type Lie, type Place } from './lie.ts';
import { byKubelet, condition, first, statuses } from './places.ts';

/** how far behind the API the controller of nodes may be, in milliseconds; the laws allow half of it */
const lag = 20_000;

/** The node of the Pod has been ready for so long that nobody can still see it otherwise. */
const isOnReadyNode = ({ at, line, object }: Place, lines: readonly Line[]): boolean => {
  let readySince = Number.POSITIVE_INFINITY;
  for (const { resource, object: node, ts } of lines.slice(0, at)) {
    if (resource !== 'nodes' || node?.metadata.name !== object.spec?.nodeName) continue;
    const isReady = condition(node!, 'Ready')?.status === 'True';
    readySince = isReady ? Math.min(readySince, Date.parse(ts)) : Number.POSITIVE_INFINITY;
  }
  return readySince < Date.parse(line.ts) - lag;
};

/** The node is said to be lost while it is not. */
const unreadyPod: Lie = {
  name: 'a Pod that is unready on a ready node',
  tell: (recording, random) => {
    const place = choose(recording, random, (each, lines) => {
      const { object, line } = each;
      return (
        line.type === 'MODIFIED' &&
        line.snapshot === undefined &&
        object.metadata.deletionTimestamp === undefined &&
        Boolean(
          object.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
        ) &&
        !lines.some(
          (each) =>
            each.object?.metadata.resourceVersion === String(Number(object.metadata.resourceVersion) + 1),
        ) &&
        !lines.some(({ action }) => action === 'node:partition' || action === 'node:kubelet-start') &&
        isOnReadyNode(each, lines)
      );
    });
    if (place === undefined) return undefined;
    const line = structuredClone(place.line);
    line.object!.metadata.resourceVersion = String(Number(place.object.metadata.resourceVersion) + 1);
    line.object!.status!.conditions!.find(({ type }) => type === 'Ready')!.status = 'False';
    return {
      lines: inserted(recording.lines, place.at + 1, line),
      at: place.at + 1,
      uid: place.object.metadata.uid,
      later: true,
    };
  },
};

/** The probe of a container that turns ready, or has started, was to wait for longer. */
const earlier = (name: string, field: 'ready' | 'started', probe: 'readinessProbe' | 'startupProbe'): Lie =>
  ofItsOwn(
    name,
    (place, { lines }) =>
      byKubelet(place) &&
      !lines.some(({ action }) => action === 'node:kubelet-start') &&
      place.object.metadata.ownerReferences === undefined &&
      place.object.spec?.containers[0]?.[probe] !== undefined &&
      first(place.object)[field] === true &&
      first(place.before!)?.[field] !== true,
    ({ spec }) => {
      const asked = spec?.containers[0]?.[probe];
      if (asked) asked.initialDelaySeconds = 3600;
    },
  );

/** Lies about what is ready. */
export const readinessLies: readonly Lie[] = [
  earlier('ready before the initial delay', 'ready', 'readinessProbe'),
  earlier('started before the initial delay', 'started', 'startupProbe'),
  change(
    'ready while it waits',
    (place) => byKubelet(place) && Boolean(first(place.object).state?.waiting),
    (pod) => {
      first(pod).ready = true;
    },
  ),
  change(
    'unready without a probe',
    (place) =>
      byKubelet(place) &&
      first(place.object).ready &&
      !place.object.spec!.containers.some(
        ({ readinessProbe, startupProbe }) => readinessProbe ?? startupProbe,
      ),
    (pod) => {
      for (const status of statuses(pod)) if (status.state?.running) status.ready = false;
    },
  ),
  change(
    'forged Ready',
    (place) => byKubelet(place) && condition(place.object, 'Ready')?.status === 'False',
    (pod) => {
      const ready = condition(pod, 'Ready')!;
      ready.status = 'True';
      delete ready.reason;
      delete ready.message;
    },
  ),
  change(
    'forged ContainersReady',
    (place) => byKubelet(place) && condition(place.object, 'ContainersReady')?.status === 'True',
    (pod) => {
      condition(pod, 'ContainersReady')!.status = 'False';
    },
  ),
  change(
    'forged Initialized',
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      const initialized = condition(pod, 'Initialized')!;
      initialized.status = initialized.status === 'True' ? 'False' : 'True';
    },
  ),
  change(
    'forged reason',
    (place) => byKubelet(place) && condition(place.object, 'Ready')?.reason !== undefined,
    (pod) => {
      condition(pod, 'Ready')!.reason = 'BecauseISaySo';
    },
  ),
  unreadyPod,
];
