import { all, any, type Guard } from '../../../checker/system/guard.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isTerminal } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isSeenBound, isSeenDeleted, isSeenGone } from '../../../models/podOnNode/charts/pod/podInView.ts';
import { isIdle, isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { ApiPodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import type { FaultKind } from './faults.ts';

/** When a step may be taken to explain an event: always, or only if the event or what went before gives cause. */
export type Cause =
  | 'always'
  | 'never'
  /** a fault happened to it: to its sandbox, its kubelet or its node */
  | FaultKind
  | 'refused'
  | 'failed'
  | 'specChanged'
  /** the container is shown as it would be after this */
  | 'running'
  | 'ready'
  | 'unready'
  /** unready, and nothing else is known that makes it so */
  | 'failing'
  | 'unstarted';

/** A step that depends on what this Pod alone does not tell. `restarts`: the container that it starts again. */
export type OwnRule = { readonly rule: Rule; readonly cause: Cause; readonly restarts?: number };

const ownRule = (
  { id, name }: ApiPodParts,
  words: string,
  when: Guard,
  then: Rule['then'],
  cause: Cause = 'always',
): OwnRule => ({
  rule: {
    name: words,
    args: [id],
    about: [name],
    actor: 'kubelet',
    fair: false,
    urgent: undefined,
    when,
    then,
    facts: {},
  },
  cause,
});

/** The kubelet works on the Pod as it was a while ago: before its deletion, before others wrote how it ended. */
export const lateRules = (pod: ApiPodParts): OwnRule[] => {
  const { source, view, worker } = pod;
  const late = any(
    view.is(isSeenDeleted),
    view.is(isSeenGone),
    all(view.is(isSeenBound), source.object.is(isTerminal)),
  );
  return [ownRule(pod, 'has begun with the Pod before', late, [worker.send({ type: 'SYNC' })])];
};

/** Room, pressure and deadlines; probes of new instances; containers that are restarted in one go. */
export const ownRules = (pod: ApiPodParts, killable: readonly boolean[]): OwnRule[] => [
  ...failures(pod),
  ...newInstances(pod),
  ...restarts(pod, killable),
  ...(isStaticPod(pod.plan.pod) ? manifest(pod) : []),
];

/** A mirror Pod does not tell when the manifest of its static Pod is removed. */
const manifest = (pod: ApiPodParts): OwnRule[] => [
  ownRule(pod, 'misses the manifest', pod.worker.is(isSyncing), [pod.worker.send({ type: 'TERMINATE' })]),
];

const failures = (pod: ApiPodParts): OwnRule[] => {
  const { worker, status } = pod;
  const evict = { type: 'EVICT' } as const;
  return [
    ownRule(pod, 'refuses the Pod', worker.is(isIdle), [status.send(evict)], 'refused'),
    ownRule(pod, 'fails the Pod', worker.is(isSyncing), [worker.send(evict), status.send(evict)], 'failed'),
  ];
};

/** A new instance goes by what was found of the one before it until its probes begin. */
const newInstances = (pod: ApiPodParts): OwnRule[] =>
  pod.containers.flatMap(({ state, probes }) =>
    probes.flatMap(({ plan: { kind }, state: probe }) => {
      const isLater = state.is((container) => isRunning(container) && container.context.instances > 1);
      const cause = kind === 'startup' ? 'unstarted' : 'unready';
      return [
        ownRule(pod, `forgets the ${kind} probe`, isLater, [probe.send({ type: 'RESET' })], cause),
        ownRule(pod, `begins with the ${kind} probe`, isLater, [probe.send({ type: 'BEGIN' })], cause),
      ];
    }),
  );

/** Killed and started within one sync, whatever it ends with: for its probe, or because its spec has changed. */
const restarts = (pod: ApiPodParts, killable: readonly boolean[]): OwnRule[] =>
  pod.containers.flatMap(({ plan, state }, at) => {
    const runs = all(pod.worker.is(isSyncing), state.is(isRunning));
    const isRestartable = (plan.spec.restartPolicy ?? pod.plan.pod.spec.restartPolicy) !== 'Never';
    const restart = (words: string, cause: Cause): OwnRule => ({
      ...ownRule(pod, words, runs, [], cause),
      restarts: at,
    });
    return [
      ...(killable[at] && isRestartable
        ? [restart('restarts the container for its failed probe', 'always')]
        : []),
      restart('restarts the container for its changed spec', 'specChanged'),
    ];
  });
