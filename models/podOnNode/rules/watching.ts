import { always, never } from '../../../checker/system/guard.ts';
import { deliver, type Sightings } from '../../observers/deliver.ts';
import { isGone, isLive, isTerminating } from '../charts/pod/apiPod.ts';
import { isSeenGone, isUnseen } from '../charts/pod/podInView.ts';
import { isFinished } from '../charts/pod/podWorker.ts';
import { isDeleted, isPresent } from '../charts/staticPods/manifestFile.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { withBudget } from '../parts/podBudgets.ts';
import {
  type ApiPodParts,
  gatesOf,
  isFromApi,
  isStatic,
  type PodParts,
  type StaticPodParts,
} from '../parts/podParts.ts';
import { kubeletTalks, kubeletWorks } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/** What the API server tells the kubelet of its Pods. */
const apiSightings = {
  seesBoundPod: {
    rule: 'sees the bound Pod',
    as: 'Bound',
    when: ({ source }) => [source.object.is(isLive)],
    also: ({ gates }) => gates.map((gate) => gate.tell({ type: 'SEE' })),
  },
  seesDeletion: {
    rule: 'sees the deletion',
    as: 'Deleted',
    when: ({ source }) => [source.object.is(isTerminating)],
  },
  seesPodGone: {
    rule: 'sees the Pod gone',
    as: 'Gone',
    when: ({ source }) => [source.object.is(isGone)],
  },
} satisfies Sightings<ApiPodParts, 'Bound' | 'Deleted' | 'Gone'>;

/** What the kubelet finds in the folder of static Pods. */
const fileSightings = {
  readsManifest: {
    rule: 'reads the manifest',
    as: 'Bound',
    when: ({ plan, source }) => [source.file.is(isPresent), plan.apiReference ? never : always],
  },
  missesManifest: {
    rule: 'misses the manifest',
    as: 'Gone',
    when: ({ source }) => [source.file.is(isDeleted)],
  },
} satisfies Sightings<StaticPodParts, 'Bound' | 'Gone'>;

/** How the kubelet comes to know of Pods: by watching the API server, and a folder of its node. */
export const watchRules = (composer: NodeComposer, node: NodeParts) => {
  const { actor, rule } = composer;
  const apiPods = node.pods.filter(isFromApi);
  const viewOf = ({ view }: PodParts) => view;
  return actor('kubelet', () => {
    const fromApi = deliver(composer, apiPods, viewOf, apiSightings, () => kubeletTalks(node));
    const seesReadinessGate = rule('sees the readiness gate', [gatesOf(apiPods)], ({ pod, state }) => ({
      when: [...kubeletTalks(node), pod.view.isNot(isUnseen), pod.view.isNot(isSeenGone)],
      then: [state.send({ type: 'SEE' })],
    }));
    const fromFiles = deliver(composer, node.pods.filter(isStatic), viewOf, fileSightings, () => [
      kubeletWorks(node),
    ]);
    const forgetsEndedStaticPod = rule(
      'forgets the static Pod that it has ended, whose manifest is back',
      [withBudget(node.pods.filter(isStatic), 'putBacks')],
      ({ source, view, worker, status }) => ({
        when: [kubeletWorks(node), source.file.is(isPresent), view.is(isSeenGone), worker.is(isFinished)],
        then: [
          view.send({ type: 'FORGET' }),
          worker.send({ type: 'FORGET' }),
          status.send({ type: 'FORGET' }),
        ],
      }),
    );
    return { ...fromApi, seesReadinessGate, ...fromFiles, forgetsEndedStaticPod };
  });
};
