import type { Container } from '../../../../spec/api/objects/core.ts';
import { initialResult } from '../../../../spec/kubelet/probes/probeCounting.ts';
import type { ContainerProbes, ProbeResults } from '../../../../spec/kubelet/probes/probeResults.ts';
import type { RuntimeStatus } from '../../../../spec/kubelet/runtime/status.ts';
import { processAt } from './kubeletProcess.ts';
import { kindsOfProbes, type Probed, probeOf } from './probeVerdicts.ts';
import type { RecordedPod } from './recordedPod.ts';
import { runtimeStates } from './runtimeStates.ts';

/** What a kubelet could see of a Pod from one time to another, in unix seconds. */
export type Sight = { readonly from: number; readonly until: number; readonly runtime: RuntimeStatus };

/** The sights of a Pod, oldest first: a new one whenever the runtime changed, or a probe's verdict did. */
export const sightsOf = ({ log }: RecordedPod, attempts: readonly Probed[]): readonly Sight[] => {
  const states = runtimeStates(log);
  const turns = new Set(attempts.filter(({ before, verdict }) => before !== verdict).map(({ at }) => at));
  const changes = log.flatMap((_, at) => (states[at] !== states[at + 1] || turns.has(at) ? [at] : []));
  const ends = [...changes.map((at) => log[at]?.time ?? 0), Infinity];
  return ends.map((until, index) => ({
    from: ends[index - 1] ?? 0,
    until,
    runtime: states[(changes[index - 1] ?? -1) + 1] ?? { sandboxes: [], ips: [], containers: [] },
  }));
};

/** A probe that has not been tried yet says nothing, or what is said of a new instance. */
const verdictOf = (
  attempts: readonly Probed[],
  kind: Probed['kind'],
  isNoticed: boolean,
): NonNullable<ContainerProbes[typeof kind]> =>
  attempts.findLast((each) => each.kind === kind)?.verdict ?? (isNoticed ? initialResult(kind) : 'none');

/**
 * What the probes of the containers may say at a sight, to the kubelet that is there `now`: whether it has noticed
 * instances yet that it has not probed is hidden.
 */
export const probesAt = (
  pod: RecordedPod,
  containers: readonly Container[],
  attempts: readonly Probed[],
  { runtime, until }: Sight,
  now: number,
): readonly ProbeResults[] => {
  const probes = containers.map((container) => {
    const newest = runtime.containers.find(({ name }) => name === container.name)?.id;
    const own = attempts.filter(
      ({ line: { cid, time } }) =>
        cid === newest && time < until && time <= now && processAt(pod, time) === processAt(pod, now),
    );
    const kinds = kindsOfProbes.filter((kind) => probeOf(container, kind));
    return { name: container.name, own, kinds };
  });
  const noticed = probes.some(({ kinds }) => kinds.length > 0) ? [false, true] : [false];
  return noticed.map(
    (isNoticed) =>
      new Map(
        probes.map(({ name, own, kinds }) => [
          name,
          Object.fromEntries(kinds.map((kind) => [kind, verdictOf(own, kind, isNoticed)])),
        ]),
      ),
  );
};
