import { preconditionProblem } from '../../api/deletion/deleteObject.ts';
import { type DeleteOptions, isDryRun } from '../../api/deletion/deleteOptions.ts';
import type { PodCondition } from '../../api/objects/core.ts';
import { notFoundError, type StatusError } from '../../api/statusError.ts';
import type { BoundPod } from '../../kubelet/boundPod.ts';
import { deletePodObject } from '../../kubelet/termination/deletePodObject.ts';
import { apiTime } from '../common/time.ts';
import type { EvictionView } from './evictionView.ts';

/** A Pod that is evicted says so before it is deleted, for its controller and for people. */
const evictionCondition = (pod: BoundPod, now: number): PodCondition => {
  const before = pod.status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  const since = before?.status === 'True' ? before.lastTransitionTime : undefined;
  return {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    lastTransitionTime: since ?? apiTime(now),
    ...(before?.observedGeneration ? { observedGeneration: before.observedGeneration } : {}),
  };
};

const withCondition = (pod: BoundPod, condition: PodCondition, resourceVersion: string): BoundPod => {
  const conditions = pod.status?.conditions ?? [];
  const isNew = !conditions.some(({ type }) => type === condition.type);
  return {
    ...pod,
    metadata: { ...pod.metadata, resourceVersion },
    status: {
      ...pod.status,
      conditions: isNew
        ? [...conditions, condition]
        : conditions.map((each) => (each.type === condition.type ? condition : each)),
    },
  };
};

/** Empty preconditions are none where the condition is written; where the Pod is deleted they are. */
const givenPreconditions = ({ preconditions }: DeleteOptions): DeleteOptions => ({
  preconditions: {
    uid: preconditions?.uid || undefined,
    resourceVersion: preconditions?.resourceVersion || undefined,
  },
});

const isTimeOver = ({ metadata }: BoundPod): boolean =>
  Boolean(metadata?.deletionTimestamp) &&
  !metadata?.deletionGracePeriodSeconds &&
  (metadata?.finalizers ?? []).length === 0;

/** The stored Pod while its eviction is tried: what is read, written and deleted of it. */
export class StoredPod {
  pod: BoundPod | undefined;
  updates = 0;
  readonly deletions: DeleteOptions[] = [];
  private reads = 0;
  private readonly view: EvictionView;

  constructor(view: EvictionView) {
    this.view = view;
    this.pod = view.pod;
  }

  read(): BoundPod | undefined {
    const { pod } = this;
    this.reads += 1;
    if (this.reads === this.view.meanwhile?.afterReads) this.pod = this.view.meanwhile.pod;
    return pod;
  }

  /** Tells the Pod that it is evicted, and deletes it. A dry run only asks whether it could be deleted. */
  evict(options: DeleteOptions): StatusError | undefined {
    if (isDryRun(options)) return this.delete(options);
    const { pod } = this;
    if (pod === undefined) return this.notFound();
    const problem = preconditionProblem('Pod', pod, givenPreconditions(options));
    if (problem) return problem;
    this.updates += 1;
    const resourceVersion = `${pod.metadata?.resourceVersion ?? ''}+${this.updates}`;
    const updated = withCondition(pod, evictionCondition(pod, this.view.now), resourceVersion);
    this.pod = this.view.updateRemoves !== false && isTimeOver(pod) ? undefined : updated;
    const { preconditions } = options;
    if (preconditions?.resourceVersion === undefined) return this.delete(options);
    return this.delete({ ...options, preconditions: { ...preconditions, resourceVersion } });
  }

  private delete(options: DeleteOptions): StatusError | undefined {
    this.deletions.push(options);
    if (this.pod === undefined) return this.notFound();
    const deletion = deletePodObject(this.pod, options, this.view.now / 1000);
    if (deletion.kind === 'refused') return deletion.error;
    if (isDryRun(options)) return undefined;
    if (deletion.kind === 'removed') this.pod = undefined;
    if (deletion.kind === 'marked') this.pod = deletion.object;
    return undefined;
  }

  private notFound(): StatusError {
    return notFoundError('pods', this.view.name);
  }
}
