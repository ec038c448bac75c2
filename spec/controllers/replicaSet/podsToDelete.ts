import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { Pod } from '../../api/objects/core.ts';
import { rankPodsForDeletion } from '../common/activePodsRanking.ts';
import type { Choice } from '../common/choice.ts';
import { controllerOf } from '../common/ownerReferences.ts';
import type { ReplicaSetView } from './replicaSetView.ts';

/**
 * The Pods that the ReplicaSets of one owner select, this one's among them: Pods of an older revision of a Deployment
 * that are on the same node count as company too. A ReplicaSet that nobody controls has no related Pods.
 */
const relatedPods = ({ replicaSet, relatedReplicaSets, pods }: ReplicaSetView): readonly Pod[] => {
  const owner = controllerOf(replicaSet)?.uid;
  if (owner === undefined) return [];
  const siblings = relatedReplicaSets.filter(
    (sibling) => controllerOf(sibling)?.uid === owner && sibling.metadata?.uid !== replicaSet.metadata?.uid,
  );
  const selectors = [replicaSet, ...siblings].flatMap(({ metadata, spec }) => {
    const compiled = compileLabelSelector(spec?.selector);
    return compiled.valid ? [{ namespace: metadata?.namespace, selector: compiled.selector }] : [];
  });
  return pods.filter((pod) =>
    selectors.some(
      ({ namespace, selector }) =>
        pod.metadata?.namespace === namespace && selects(selector, pod.metadata?.labels),
    ),
  );
};

export type PodsToDelete = {
  readonly pods: readonly Pod[];
  /** others might have been taken */
  readonly choice?: Choice;
};

/** The `count` Pods that are deleted first; in which order matters to nobody where all are. */
export const podsToDelete = (
  view: ReplicaSetView,
  activePods: readonly Pod[],
  count: number,
): PodsToDelete => {
  if (count >= activePods.length) return { pods: activePods };
  const ranking = rankPodsForDeletion(activePods, relatedPods(view), view.now, view.version);
  const pods = ranking.sorted().slice(0, count);
  const tie = ranking.tiedAt(count);
  if (!tie) return { pods };
  const from = tie.from.map(({ metadata }) => metadata?.name ?? '');
  return { pods, choice: { kind: 'deletePods', count: tie.taken, from } };
};
