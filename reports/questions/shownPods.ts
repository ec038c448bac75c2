import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type {
  AskedNode,
  AskedNodeConstants,
  AskedPod,
  AskedPodConstants,
} from '../../models/views/askedViews.ts';
import type { PodConstants, PodView } from '../../models/views/podView.ts';
import { podStatus } from '../podStatus.ts';
import { shownOf } from './shownSubjects.ts';

/** A Pod as a list of Pods shows it, from what the API has of it. */
export type ShownPod = {
  readonly name: string;
  readonly status: string;
  /** the condition Ready */
  readonly ready: boolean;
  /** `1/1`: how many of its containers are ready, as kubectl counts them; `?/2`: not all */
  readonly readiness: string;
  readonly node: string;
};

/**
 * The Pods that the API has in a state, by what rules call them. Of a Pod whose node is silent the API shows the containers
 * as they were `before`: only the Pod's own condition is changed.
 */
export const shownPods = (
  system: System,
  state: SystemState,
  before?: ReadonlyMap<string, ShownPod>,
): ReadonlyMap<string, ShownPod> => {
  const silent = new Set(
    shownOf<AskedNode, AskedNodeConstants>(system, 'asked node', state)
      .filter(({ value }) => value.exists && !value.ready)
      .map(({ constants }) => constants.name),
  );
  const failed = new Set(
    shownOf<PodView, PodConstants>(system, 'pod', state)
      .filter(({ value }) => value.failedFromOutside)
      .map(({ subject }) => subject),
  );
  return new Map(
    shownOf<AskedPod, AskedPodConstants>(system, 'asked pod', state)
      .filter(({ value }) => value.exists)
      .map(({ subject, value, constants }) => [
        subject,
        {
          name: constants.name,
          status: podStatus({ ...value, failedFromOutside: failed.has(subject) }),
          ready: value.ready,
          readiness:
            (silent.has(value.node) && value.phase === 'Running' && before?.get(subject)?.readiness) ||
            readinessOf(value, constants),
          node: value.node || '<none>',
        },
      ]),
  );
};

const readinessOf = ({ ready, phase }: AskedPod, { containers }: AskedPodConstants): string => {
  const isSome = phase === 'Running' && containers > 1;
  return `${ready ? containers : isSome ? '?' : 0}/${containers}`;
};
