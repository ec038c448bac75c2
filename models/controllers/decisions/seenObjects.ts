import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { OwnerReference } from '../../../spec/api/objects/meta.ts';
import type { PodPhase } from '../charts/pod.ts';

/** All that controllers look at happens at one time: what depends on a clock is an event. Unix milliseconds. */
export const now = Date.UTC(2026, 0, 1, 12);

/** Long before that. */
export const earlier = new Date(now - 60 * 60 * 1000).toISOString();

/** The namespace that everything is in. */
export const namespace = 'default';

/** The name of a node, as decisions speak of it. */
export const nodeNameOf = (node: number): string => `node-${node}`;

/** The name of the Pod in a place, as decisions speak of it. */
export const podName = (place: number): string => `pod-${place}`;

/** The place of the Pod of that name. */
export const placeOf = (name: string): number => Number(name.slice(podName(0).length - 1));

/** What a controller has seen of a Pod, beside its phase. */
export type SeenTraits = {
  readonly place: number;
  readonly labels: { readonly [key: string]: string };
  readonly owner?: OwnerReference | undefined;
  readonly nodeName?: string | undefined;
  readonly name?: string | undefined;
};

/** A Pod as a controller has it in its cache: what its phase, as it was last seen, stands for. */
export const seenPodObject = (
  phase: PodPhase,
  { place, labels, owner, nodeName = nodeNameOf(1), name = podName(place) }: SeenTraits,
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace,
    uid: podName(place),
    creationTimestamp: earlier,
    labels: { ...labels },
    ...(owner && { ownerReferences: [owner] }),
    ...(phase === 'Terminating' && { deletionTimestamp: earlier, deletionGracePeriodSeconds: 30 }),
  },
  spec: { containers: [{ name: 'app', image: 'app' }], nodeName },
  status: {
    phase: phase === 'Failed' || phase === 'Succeeded' ? phase : 'Running',
    startTime: earlier,
    conditions: [
      { type: 'Ready', status: phase === 'Ready' ? 'True' : 'False', lastTransitionTime: earlier },
    ],
  },
});

/** Asks once for each question, told by its text. */
export const askedOnce = <Q, A>(ask: (question: Q) => A): ((question: Q) => A) => {
  const known = new Map<string, A>();
  return (question) => {
    const text = JSON.stringify(question);
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const asked = ask(question);
    known.set(text, asked);
    return asked;
  };
};

/** A live read of an owner gives the object of the cache: its UID never changes here. */
export const liveOwner = ({ metadata }: ApiObject): { readonly found: true; readonly uid: string } => ({
  found: true,
  uid: metadata?.uid ?? '',
});
