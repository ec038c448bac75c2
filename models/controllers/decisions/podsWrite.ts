import { type CountedState, countedStates } from '../charts/countedPods.ts';
import { replicaSetWrites } from './replicaSetWrites.ts';
import { askedOnce } from './seenObjects.ts';

/** A ReplicaSet and its Pods, as they are: its controller sees both at once. */
export type PodsQuestion = {
  readonly replicas: number;
  readonly pods: { readonly [S in CountedState]: number };
};

/** What the ReplicaSet controller does next. Of several Pods that are alike any may be deleted. */
export type PodsWrite =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly among: readonly CountedState[] };

const labels = { app: 'web' };

/** The first write of a pass over a ReplicaSet, as `syncReplicaSet` decides it; undefined: there is none. */
export const podsWrite = askedOnce(({ replicas, pods }: PodsQuestion): PodsWrite | undefined => {
  const states = countedStates.flatMap((state) => Array.from({ length: pods[state] }, () => state));
  const [write] = replicaSetWrites({
    replicaSet: { id: 1, selects: labels },
    replicas,
    pods: states.map((state, at) => ({
      place: at + 1,
      phase: state === 'ready' ? 'Ready' : 'Unready',
      traits: { owner: 1, labels },
    })),
    expects: false,
    behind: false,
    gate: 'on',
  });
  if (write?.kind === 'createPod') return { kind: 'create' };
  if (write?.kind !== 'deletePod') return undefined;
  return { kind: 'delete', among: [...new Set(write.places.map((place) => states[place - 1]!))] };
});
