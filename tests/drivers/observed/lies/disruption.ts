import type { Random } from '../../../../checker/simulate/random.ts';
import type { Recording, Thing } from '../recordings.ts';
import { conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { fromTheStart } from './fromTheStart.ts';
import { change, choose, type Lie, type Place, placesOf, type Told, unattended } from './lie.ts';
import { condition } from './places.ts';

const forgedDisruption = (reason: string): Lie => ({
  name: `a forged ${reason}`,
  tell: (recording: Recording, random: Random): Told | undefined => {
    const place = choose(
      recording,
      random,
      ({ line, before, object }) =>
        line.type === 'MODIFIED' &&
        object.spec?.nodeName !== undefined &&
        before?.metadata.deletionTimestamp === undefined &&
        object.metadata.deletionTimestamp !== undefined &&
        !['Failed', 'Succeeded'].includes(object.status?.phase ?? ''),
    );
    if (place?.before === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lines = recording.lines.map((line, at) => {
      if (line.object?.metadata.uid !== uid || at < place.at) return line;
      const copy = structuredClone(
        at === place.at
          ? {
              ...line,
              object: {
                ...place.before!,
                metadata: {
                  ...place.before!.metadata,
                  resourceVersion: line.object.metadata.resourceVersion,
                },
              },
            }
          : line,
      );
      copy.object!.status!.conditions = [
        ...(copy.object!.status!.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget'),
        { type: 'DisruptionTarget', status: 'True', reason, lastTransitionTime: `${line.ts.slice(0, 19)}Z` },
      ];
      return copy;
    });
    return { lines, at: place.at, uid, later: true };
  },
});

const countsHealthy = (place: Place): boolean =>
  statusDiffers(place) &&
  statusOf(place.object).observedGeneration !== undefined &&
  statusOf(place.object).currentHealthy !== statusOf(place.before).currentHealthy;

/** The budget was created a while ago, and no eviction is under way. */
const isSettled = ({ line, object }: Place): boolean =>
  Date.parse(line.ts) - Date.parse(object.metadata.creationTimestamp ?? '') > 12_000 &&
  statusOf(object).disruptedPods === undefined;

/** The budget counts so many healthy Pods, and allows what follows from that. */
const countAs = (budget: Thing, count: number): void => {
  const status = statusOf(budget) as Record<string, number>;
  status.currentHealthy = Math.max(0, count);
  status.disruptionsAllowed = Math.max(0, status.currentHealthy - (status.desiredHealthy ?? 0));
};

/** Lies about evictions, preemption and Pod garbage collection. */
export const disruptionLies: readonly Lie[] = [
  forgedDisruption('DeletionByTaintManager'),
  forgedDisruption('EvictionByEvictionAPI'),
  forgedDisruption('DeletionByPodGC'),
  unattended(
    fromTheStart(
      'an eviction that the budget knows nothing of',
      ({ object }) => (object.status as Fields).disruptedPods !== undefined,
      (pdb) => {
        const status = pdb.status as unknown as Record<string, number>;
        delete (status as Fields).disruptedPods;
        status.disruptionsAllowed = Math.max(0, status.currentHealthy! - status.desiredHealthy!);
        for (const condition of conditionsOf(pdb)) {
          condition.status = status.disruptionsAllowed > 0 ? 'True' : 'False';
          condition.reason = status.disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods';
        }
      },
      'poddisruptionbudgets',
    ),
  ),
  change(
    'a budget that counts healthy Pods that are not there',
    countsHealthy,
    (budget) => {
      countAs(budget, 40);
    },
    'once',
    'poddisruptionbudgets',
  ),
  change(
    'a budget that counts too few healthy Pods',
    (place, lines) =>
      countsHealthy(place) &&
      isSettled(place) &&
      placesOf(lines, 'poddisruptionbudgets').some(
        ({ at, object }) =>
          at > place.at &&
          object.metadata.uid === place.object.metadata.uid &&
          Number(statusOf(object).currentHealthy) > 1,
      ) &&
      [place.before, place.object].every((each) => Number(statusOf(each).currentHealthy) > 1),
    (budget) => {
      countAs(budget, 0);
    },
    'once',
    'poddisruptionbudgets',
  ),
  change(
    'a budget that allows more than it can spare',
    (place) => statusDiffers(place) && statusOf(place.object).observedGeneration !== undefined,
    (budget) => {
      statusOf(budget).disruptionsAllowed = 17;
    },
    'once',
    'poddisruptionbudgets',
  ),
  unattended(
    fromTheStart(
      'an eviction without pressure',
      ({ object }) => condition(object, 'MemoryPressure')?.status === 'True',
      (node) => {
        Object.assign(condition(node, 'MemoryPressure')!, {
          status: 'False',
          reason: 'KubeletHasSufficientMemory',
          message: 'kubelet has sufficient memory available',
          lastTransitionTime: node.metadata.creationTimestamp,
        });
        const spec = node.spec as unknown as { taints?: { key: string }[] };
        const taints = (spec.taints ?? []).filter(({ key }) => key !== 'node.kubernetes.io/memory-pressure');
        if (taints.length > 0) spec.taints = taints;
        else delete spec.taints;
      },
      'nodes',
    ),
  ),
  unattended(
    fromTheStart(
      'a taint that evicts who tolerates it for ever',
      ({ object }) =>
        Boolean(object.status?.conditions?.some(({ reason }) => reason === 'DeletionByTaintManager')),
      (pod) => {
        delete pod.metadata.ownerReferences;
        pod.spec!.tolerations = [{ operator: 'Exists' }];
      },
    ),
  ),
];
