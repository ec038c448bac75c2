import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, atMost, exactly, some, type Term } from '../../../checker/system/guard.ts';
import type { DaemonView, ObservedNodeView } from '../../views/daemonView.ts';
import { type DaemonNode, hasTaint, isCutOff, isGone, isHeardOf, seenTaint } from '../charts/daemonNode.ts';
import { isActive, isOfKind, isReady } from '../charts/pod.ts';
import type { DaemonSetParts } from '../parts/daemonSetParts.ts';
import type { PodParts } from '../parts/podParts.ts';

/** What laws see of a DaemonSet, and of what its controllers have seen of nodes. */
export const daemonSetViews = (
  { view, condition }: Composer,
  { nodes, pods, controllers }: DaemonSetParts,
): void => {
  for (const pod of pods) {
    view(
      'daemon Pod',
      pod,
      { object: pod.object },
      ({ object }): DaemonView => ({ id: pod.id, node: object.context.kind, active: isActive(object) }),
    );
  }
  for (const controller of controllers) {
    for (const node of controller.nodes) {
      view(
        'observed node',
        node,
        { seen: node.view },
        ({ seen }): ObservedNodeView => ({
          controller: controller.id,
          node: node.of.id,
          eligible: seenTaint(seen) === 'none',
        }),
      );
    }
  }
  for (const { id, name, node } of nodes) {
    const isHere = ({ object }: PodParts): Term =>
      some(object, (state) => (isActive(state) && isOfKind(id)(state) ? 1 : 0));
    // one that is not ready weighs as much as two
    const weighs = ({ object }: PodParts): Term =>
      some(object, (state) => (isOfKind(id)(state) && isActive(state) ? (isReady(state) ? 1 : 2) : 0));
    condition(
      'as wanted',
      { id, name },
      any(
        node.is(isCutOff),
        all(node.is(isOpen), exactly(1, pods.map(weighs))),
        all(node.is(isKeptOff), atMost(1, pods.map(isHere))),
        all(node.is(isClosed), atMost(0, pods.map(isHere))),
      ),
    );
  }
};

/** A Pod is to be there; one may be there; none may. */
const isOpen = (state: DaemonNode): boolean => isHeardOf(state) && hasTaint('none')(state);
const isKeptOff = (state: DaemonNode): boolean => isHeardOf(state) && hasTaint('NoSchedule')(state);
const isClosed = (state: DaemonNode): boolean =>
  isGone(state) || (isHeardOf(state) && hasTaint('NoExecute')(state));
