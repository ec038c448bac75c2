import { all, any, type Guard, not } from '../../../checker/system/guard.ts';
import { isAlive, isRunning } from '../charts/container/container.ts';
import { isListening } from '../charts/container/listener.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type PodContainer, podContainers } from '../parts/podContainers.ts';
import { wantsSamePort } from '../plan/ports.ts';
import { exits } from './containers.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/** what a process ends with that cannot have its port */
const addressInUseExitCode = 1;

/**
 * Containers of a Pod that want one port: the first to run has it, and the other one ends with an error.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export const listenerRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const containers = podContainers(node.pods).filter(({ listener }) => listener !== undefined);
  const portIsTaken = (container: PodContainer): Guard =>
    any(...containers.filter((other) => competes(container, other)).map(has));
  return actor('container', () => {
    const listens = rule('listens on its ports', [containers], (container) => ({
      when: [container.state.is(isRunning), not(portIsTaken(container))],
      then: [container.listener!.send({ type: 'LISTEN' })],
    }));
    rule(
      'ends because its port is in use',
      [containers],
      (container) => ({
        when: [container.state.is(isRunning), container.listener!.isNot(isListening), portIsTaken(container)],
        then: exits(container, addressInUseExitCode),
      }),
      { action: 'exit' },
    );
    return { listens };
  });
};

const competes = (one: PodContainer, other: PodContainer): boolean =>
  one.pod === other.pod && one !== other && wantsSamePort(one.plan.spec, other.plan.spec);

const has = ({ state, listener }: PodContainer): Guard => all(state.is(isAlive), listener!.is(isListening));
