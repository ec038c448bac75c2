import type { Composer } from '../../../checker/system/composeSystem.ts';
import { always, never } from '../../../checker/system/guard.ts';
import { deliver, type Sightings } from '../../observers/deliver.ts';
import { isGone, isLive, isTerminating } from '../charts/pod/apiPod.ts';
import { isSeenGone, isUnseen } from '../charts/pod/podInView.ts';
import { isDeleted, isPresent } from '../charts/staticPods/manifestFile.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import {
  type ApiPodParts,
  gatesOf,
  isFromApi,
  isStatic,
  type PodParts,
  type StaticPodParts,
} from '../parts/podParts.ts';
import { kubeletTalks, kubeletWorks } from './guards.ts';

/** What the API server tells the kubelet of its Pods. */
const apiSightings: Sightings<ApiPodParts, 'Bound' | 'Deleted' | 'Gone'> = {
  'sees the bound Pod': {
    as: 'Bound',
    when: ({ source }) => [source.object.is(isLive)],
    also: ({ gates }) => gates.map((gate) => gate.tell({ type: 'SEE' })),
  },
  'sees the deletion': { as: 'Deleted', when: ({ source }) => [source.object.is(isTerminating)] },
  'sees the Pod gone': { as: 'Gone', when: ({ source }) => [source.object.is(isGone)] },
};

/** What the kubelet finds in the folder of static Pods. */
const fileSightings: Sightings<StaticPodParts, 'Bound' | 'Gone'> = {
  'reads the manifest': {
    as: 'Bound',
    when: ({ plan, source }) => [source.file.is(isPresent), plan.apiReference ? never : always],
  },
  'misses the manifest': { as: 'Gone', when: ({ source }) => [source.file.is(isDeleted)] },
};

/** The kubelet’s view of a Pod, brought forward: at once, unless it lags. */
export const deliveries = [...Object.keys(apiSightings), 'sees the readiness gate'];

/** How the kubelet comes to know of Pods: by watching the API server, and a folder of its node. */
export const watchRules = (composer: Composer, node: NodeParts): void => {
  const { actor, rule } = composer;
  const apiPods = node.pods.filter(isFromApi);
  const viewOf = ({ view }: PodParts) => view;
  actor('kubelet', () => {
    deliver(composer, apiPods, viewOf, apiSightings, () => kubeletTalks(node));
    rule('sees the readiness gate', [gatesOf(apiPods)], ({ pod, state }) => ({
      when: [...kubeletTalks(node), pod.view.isNot(isUnseen), pod.view.isNot(isSeenGone)],
      then: [state.send({ type: 'SEE' })],
    }));
    deliver(composer, node.pods.filter(isStatic), viewOf, fileSightings, () => [kubeletWorks(node)]);
  });
};
