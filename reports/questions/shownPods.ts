import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { AskedPod, AskedPodConstants } from '../../models/views/askedViews.ts';
import { constantsOf } from '../../models/views/constants.ts';

/** A Pod as a list of Pods shows it, from what the API has of it. */
export type ShownPod = {
  readonly name: string;
  readonly status: string;
  /** the condition Ready */
  readonly ready: boolean;
  readonly node: string;
};

/** The word that kubectl has for it. */
const statusOf = ({ terminating, phase }: AskedPod): string => {
  if (terminating) return 'Terminating';
  return phase === 'Succeeded' ? 'Completed' : phase === 'Failed' ? 'Error' : phase;
};

/** The Pods that the API has in a state. */
export const shownPods = ({ views }: System, state: SystemState): readonly ShownPod[] =>
  views
    .filter(({ kind }) => kind === 'asked pod')
    .map(({ components, project }) => project(...components.map(({ index }) => state[index]!)) as AskedPod)
    .filter(({ exists }) => exists)
    .map((pod) => ({
      name: constantsOf<AskedPodConstants>(pod).name,
      status: statusOf(pod),
      ready: pod.ready,
      node: pod.node || '<none>',
    }));
