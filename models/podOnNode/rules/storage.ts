import type { Composer } from '../../../checker/system/composeSystem.ts';
import { isRunning } from '../charts/container/container.ts';
import { runtimeIs } from '../decisions/podOnRuntime.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { volumesOf } from './syncing.ts';

/** Containers write to the volumes of their Pod. */
export const storageRules = ({ actor, rule }: Composer, { pods }: NodeParts): void => {
  actor('container', () => {
    rule('writes to the volume', [volumesOf(pods)], ({ pod, state }) => ({
      when: [runtimeIs(pod, ({ containers }) => containers.some(isRunning))],
      then: [state.send({ type: 'WRITE' })],
    }));
  });
};
