import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { fails, type ProbeState } from '../../../models/podOnNode/charts/container/probe.ts';
import type { RestartBackoff } from '../../../models/podOnNode/charts/container/restartBackoff.ts';
import type { ApiPod } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import type { NodeParts } from '../../../models/podOnNode/parts/nodeParts.ts';
import { nodeFactsOf, seconds } from '../../../models/podOnNode/rules/nodeRuleFacts.ts';
import { crashLoopPolicy } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import {
  containerGracePeriod,
  minimumGracePeriodSeconds,
} from '../../../spec/kubelet/termination/containerGracePeriod.ts';
import type { Chronicle } from './chronicle.ts';

/** Seconds from when a rule could happen until it does: somewhere between. */
export type Delay = { readonly least: number; readonly most: number };

/** The delay of one rule, which may depend on what has been so far. */
export type DelayOf = (state: LazyState, chronicle: Chronicle) => Delay;

/** the grace that a deletion with less grace gives, in seconds */
export const shorterGraceSeconds = 3;

const exactly = (time: number): Delay => ({ least: time, most: time });
const until = (time: number, { now }: Chronicle): Delay => exactly(Math.max(0, time - now));

/** what the kubelet and the API server do without being told to wait */
const atOnce = seconds(0, 1);

/** how long environment and users let pass before they do what they may */
const someTime = seconds(0, 1200);

/** why a container is killed whose probe has failed */
const killReasons = { startup: 'StartupProbe', liveness: 'LivenessProbe', readiness: '', none: '' } as const;

/** When each rule of a node happens: what has a duration in Kubernetes says so itself. */
export const delaysOf =
  (run: LazyRun) =>
  (rule: Rule): DelayOf => {
    const { lasts = rule.fair ? atOnce : someTime } = nodeFactsOf(rule);
    switch (lasts.kind) {
      case 'between':
        return () => lasts;
      case 'restart delay': {
        const { backoff, name } = lasts.container;
        return (state, chronicle) => {
          const { level } = (run.snapshotOf(backoff, state) as RestartBackoff).context;
          const left = Math.max(0, chronicle.endOf(name) + backoffSeconds(level) - chronicle.now);
          return { least: left, most: left + 10 };
        };
      }
      case 'quiet time': {
        const { name } = lasts.container;
        // one more second: the quiet time is over, not just reached
        return (_, chronicle) =>
          until(chronicle.startOf(name) + crashLoopPolicy.resetAfterSeconds + 1, chronicle);
      }
      case 'grace of the Pod':
        return (_, chronicle) => until(chronicle.graceOverAt(lasts.pod), chronicle);
      case 'grace of the container': {
        const { pod, plan, probes } = lasts.container;
        return (state) => {
          const failed = probes.find((probe) => fails(run.snapshotOf(probe.state, state) as ProbeState));
          const grace = containerGracePeriod(
            pod.plan.pod,
            plan.spec,
            killReasons[failed?.plan.kind ?? 'none'],
          );
          return exactly(Math.max(grace, minimumGracePeriodSeconds));
        };
      }
    }
  };

/** The restart delay that has been set so many times, in seconds. */
export const backoffSeconds = (level: number): number =>
  Math.min(crashLoopPolicy.initialSeconds * 2 ** (level - 1), crashLoopPolicy.maxSeconds);

/** The grace period, in seconds, of a Pod that begins to end: its own, or that of its deletion if that gives less. */
export const graceSecondsOf = (
  run: LazyRun,
  state: LazyState,
  { source, plan }: NodeParts['pods'][number],
): number => {
  const own = plan.pod.spec.terminationGracePeriodSeconds ?? 30;
  const asked = source.kind === 'api' ? (run.snapshotOf(source.object, state) as ApiPod).context.grace : null;
  const given = { own, shorter: Math.min(own, shorterGraceSeconds), none: 0 }[asked ?? 'own'];
  return Math.max(given, minimumGracePeriodSeconds);
};
