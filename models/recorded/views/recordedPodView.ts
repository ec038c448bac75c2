import type { Container, ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { withConstants } from '../../views/constants.ts';
import type { ContainerView, PodConstants, PodView } from '../../views/podView.ts';
import { isReady } from '../history/livePod.ts';
import type { LawBookViews, PodStep } from '../steps.ts';

/**
 * A Pod as the API shows it, projected to the view that the laws of the law book judge. What only its node knows (how far
 * its kubelet is, whether the sandbox stands) does not show: laws that read it are not judged on a trace.
 */
const tracePodView = (pod: Pod, existence: PodView['existence'], failedFromOutside: boolean): PodView => {
  const { metadata = {}, spec, status } = pod;
  const view: PodView = {
    existence,
    nodeName: spec?.nodeName,
    phase: status?.phase as PodView['phase'],
    ready: isReady(pod),
    failedFromOutside,
    deleting: metadata.deletionTimestamp !== undefined,
    kubelet: 'unseen',
    sandbox: true,
    containers: [
      ...(spec?.initContainers ?? []).map((container) =>
        containerView(
          container,
          isRestartableInitContainer(container) ? 'sidecar' : 'init',
          status?.initContainerStatuses,
        ),
      ),
      ...(spec?.containers ?? []).map((container) =>
        containerView(container, 'regular', status?.containerStatuses),
      ),
    ],
  };
  return withConstants(view, { pod } satisfies Pick<PodConstants, 'pod'>);
};

const containerView = (
  { name }: Container,
  kind: ContainerView['kind'],
  statuses: readonly ContainerStatus[] = [],
): ContainerView => {
  const status = statuses.find((each) => each.name === name);
  const { running, terminated } = status?.state ?? {};
  return {
    name,
    kind,
    state: running
      ? 'running'
      : terminated
        ? terminated.exitCode === 0
          ? 'succeeded'
          : 'failed'
        : 'waiting',
    running: running ? 1 : 0,
    ready: status?.ready ?? false,
    restartCount: status?.restartCount ?? 0,
    isFloor: false,
  };
};

/** The Pod before and after an event. */
export const lawBookViews = ({
  writer,
  before,
  after,
  live,
  record,
}: Pick<PodStep, 'writer' | 'before' | 'after' | 'live' | 'record'>): LawBookViews => {
  const outside = live?.memory.failedFromOutside === true;
  const seenSo = record.snapshot && after.status?.phase === 'Failed';
  const fails = writer === 'garbage collection' || seenSo || after.status?.reason === 'Evicted';
  return {
    old: before && tracePodView(before, 'present', outside),
    next: tracePodView(after, writer === 'removal' ? 'gone' : 'present', outside || fails),
  };
};
