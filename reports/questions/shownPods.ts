import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { AskedPod, AskedPodConstants } from '../../models/views/askedViews.ts';
import { shownOf } from './shownSubjects.ts';

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

/** The Pods that the API has in a state, by what rules call them. */
export const shownPods = (system: System, state: SystemState): ReadonlyMap<string, ShownPod> =>
  new Map(
    shownOf<AskedPod, AskedPodConstants>(system, 'asked pod', state)
      .filter(({ value }) => value.exists)
      .map(({ subject, value, constants }) => [
        subject,
        {
          name: constants.name,
          status: statusOf(value),
          ready: value.ready,
          node: value.node || '<none>',
        },
      ]),
  );
