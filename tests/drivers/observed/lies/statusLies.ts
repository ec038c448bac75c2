import { change, type Lie } from './lie.ts';
import { byKubelet, condition, first, isModified, shifted, statuses } from './places.ts';

/** One field of one event is not as it was: what the kubelet says of a Pod. */
export const statusLies: readonly Lie[] = [
  change(
    'another phase',
    [
      'phase/order',
      'phase/terminal-final',
      'status/phase-follows',
      'phase/always-runs-on',
      'phase/success-needs-zero',
      'phase/terminal-means-stopped',
      'explain/one-writer',
      'status/bound-first',
      'status/terminal-is-unready',
    ],
    (place) => isModified(place) && ['Pending', 'Running'].includes(place.object.status?.phase ?? ''),
    (pod, random) => {
      const others = ['Pending', 'Running', 'Succeeded', 'Unknown'].filter(
        (each) => each !== pod.status!.phase,
      );
      pod.status!.phase = others[random.below(others.length)]!;
    },
  ),
  change(
    'fewer restarts',
    ['container/restart-count', 'container/merged-restarts'],
    (place) => byKubelet(place) && (statuses(place.before!)[0]?.restartCount ?? 0) > 0,
    (pod) => {
      first(pod).restartCount = 0;
    },
  ),
  change(
    'more restarts',
    ['container/restart-count', 'container/merged-restarts'],
    byKubelet,
    (pod, random) => {
      first(pod).restartCount += 50 + random.below(50);
    },
  ),
  change(
    'a restart that was none',
    ['container/restart-count', 'container/merged-restarts', 'explain/one-writer'],
    (place) => isModified(place) && statuses(place.object).length > 0,
    (pod) => {
      first(pod).restartCount += 100;
    },
  ),
  change(
    'another start',
    ['container/one-life'],
    (place) =>
      isModified(place) &&
      Boolean(first(place.object)?.state?.running && first(place.before!)?.state?.running) &&
      first(place.object).containerID === first(place.before!).containerID,
    (pod) => {
      first(pod).state!.running!.startedAt = shifted(first(pod).state!.running!.startedAt!, -5);
    },
  ),
  change(
    'another end',
    ['container/one-life'],
    (place) =>
      isModified(place) &&
      Boolean(first(place.before!)?.state?.terminated?.containerID) &&
      first(place.object).state?.terminated?.containerID ===
        first(place.before!).state?.terminated?.containerID,
    (pod) => {
      first(pod).state!.terminated!.exitCode += 1;
    },
  ),
  change(
    'Completed with an error',
    ['container/exit'],
    (place) =>
      byKubelet(place) &&
      first(place.object).state?.terminated?.exitCode === 0 &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      first(pod).state!.terminated!.exitCode = 9;
    },
  ),
  change(
    'an end before the start',
    ['container/exit', 'container/one-life', 'status/container-times'],
    (place) =>
      byKubelet(place) &&
      Boolean(first(place.object).state?.terminated?.finishedAt) &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      const end = first(pod).state!.terminated!;
      end.finishedAt = shifted(end.startedAt!, -20);
    },
  ),
  change(
    'ready while it waits',
    ['status/started-and-ready'],
    (place) => byKubelet(place) && Boolean(first(place.object).state?.waiting),
    (pod) => {
      first(pod).ready = true;
    },
  ),
  change(
    'unready without a probe',
    ['status/started-and-ready'],
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
    ['status/conditions-follow', 'status/ready-means-ready', 'status/terminal-is-unready'],
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
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'ContainersReady')?.status === 'True',
    (pod) => {
      condition(pod, 'ContainersReady')!.status = 'False';
    },
  ),
  change(
    'forged Initialized',
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      const initialized = condition(pod, 'Initialized')!;
      initialized.status = initialized.status === 'True' ? 'False' : 'True';
    },
  ),
  change(
    'forged reason',
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Ready')?.reason !== undefined,
    (pod) => {
      condition(pod, 'Ready')!.reason = 'BecauseISaySo';
    },
  ),
  change(
    'a condition of the future',
    ['status/transition-times', 'status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      for (const each of pod.status!.conditions!)
        each.lastTransitionTime = shifted(each.lastTransitionTime!, 3600);
    },
  ),
  change(
    'an observed generation of the future',
    ['status/observed-generation'],
    (place) => byKubelet(place) && place.object.status?.observedGeneration !== undefined,
    (pod) => {
      pod.status!.observedGeneration! += 5;
    },
  ),
  change(
    'a host that is not its node',
    ['network/addresses', 'explain/one-writer'],
    (place) => isModified(place) && place.object.status?.hostIP !== undefined,
    (pod) => {
      pod.status!.hostIP = '10.99.99.99';
      pod.status!.hostIPs = [{ ip: '10.99.99.99' }];
    },
  ),
];
