import { together } from '../../../checker/system/guard.ts';
import { isRunning } from '../charts/container/container.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { statesOf } from '../parts/podContainers.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';
import { volumesOf } from './syncing.ts';

/** Containers write to the volumes of their Pod. */
export const storageRules = ({ actor, rule }: NodeComposer, { pods }: NodeParts): void => {
  actor('container', () => {
    rule(
      'writes to the volume',
      [volumesOf(pods)],
      ({ pod, state }) => ({
        when: [together({ states: statesOf(pod) }, ({ states }) => states.some(isRunning))],
        then: [state.send({ type: 'WRITE' })],
      }),
      { lasts: seconds(1, 60) },
    );
  });
};
