import { isReady } from '../../../models/recorded/history/livePod.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';

/** How far an object has come. */
export const existences = ['unbound', 'bound', 'terminating', 'gone'] as const;

/** A Pod as the API has it: what its kubelet reads of it. */
export type ObjectSight = {
  readonly existence: (typeof existences)[number];
  readonly phase: PodPhase;
  readonly ready: boolean;
};

const existenceOf = ({ metadata, spec }: Pod): ObjectSight['existence'] => {
  if (spec?.nodeName === undefined) return 'unbound';
  return metadata?.deletionTimestamp === undefined ? 'bound' : 'terminating';
};

export const objectSight = (pod: Pod, isRemoved: boolean): ObjectSight => ({
  existence: isRemoved ? 'gone' : existenceOf(pod),
  phase: (pod.status?.phase ?? 'Pending') as PodPhase,
  ready: isReady(pod),
});

const phases: readonly PodPhase[] = ['Pending', 'Running', 'Succeeded', 'Failed'];

/** A number for each of them. */
export const objectCode = ({ existence, phase, ready }: ObjectSight): number =>
  (existences.indexOf(existence) * (phases.length + 1) + phases.indexOf(phase) + 1) * 2 + Number(ready);
