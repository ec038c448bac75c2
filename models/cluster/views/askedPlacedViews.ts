import type { Composer } from '../../../checker/system/composer.ts';
import type { AskedShortage, AskedWorkload, AskedWorkloadConstants } from '../../views/askedViews.ts';
import { withConstants } from '../../views/constants.ts';
import { isLive, isTerminal, type PodObject, phaseOf } from '../charts/pod/podObject.ts';
import type { PlacedParts } from '../parts/placedParts.ts';

/** What questions see of workloads whose Pods each have a place of their own. */
export const askedPlacedViews = ({ view, viewKind }: Composer, workloads: readonly PlacedParts[]): void => {
  viewKind('asked shortage');
  for (const workload of workloads) {
    const { name, namespace, kind, replicas, uids, completes } = workload.plan;
    // a Job that has no Pods left to try has failed: what it does then is known
    const isBounded = uids < (completes?.most ?? Number.POSITIVE_INFINITY);
    const counts = (object: PodObject): boolean =>
      isLive(object) && (completes ? phaseOf(object) !== 'Failed' : !isTerminal(object));
    const constants: AskedWorkloadConstants = { name, namespace, kind, rollout: undefined };
    view('asked workload', workload, { left: workload.left }, () => {
      const value: AskedWorkload = { exists: true, replicas, revision: 1 };
      return withConstants(value, constants);
    });
    view(
      'asked shortage',
      { id: workload.id, name: workload.name },
      { left: workload.left },
      ({ left }): AskedShortage => ({
        summand: -replicas,
        exhausted: isBounded ? left.context.left === 0 : undefined,
      }),
    );
    for (const pod of workload.pods) {
      const subject = { id: workload.id, name: `${workload.name} ${pod.name}` };
      view('asked shortage', subject, { object: pod.object }, ({ object }): AskedShortage => {
        return { summand: counts(object) ? 1 : 0, exhausted: undefined };
      });
    }
  }
};
