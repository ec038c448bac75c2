import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { fails, type ProbeState } from '../../../models/podOnNode/charts/container/probe.ts';
import type { RestartBackoff } from '../../../models/podOnNode/charts/container/restartBackoff.ts';
import type { ApiPod } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import type { NodeParts } from '../../../models/podOnNode/parts/nodeParts.ts';
import { podContainers } from '../../../models/podOnNode/parts/podContainers.ts';
import { probesOfContainers } from '../../../models/podOnNode/rules/probing.ts';
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

const between = (least: number, most: number): Delay => ({ least, most });
const exactly = (seconds: number): Delay => between(seconds, seconds);
const until = (time: number, { now }: Chronicle): Delay => exactly(Math.max(0, time - now));

/** what the kubelet and the API server do without being told to wait */
const atOnce = between(0, 1);

/** by rule name, what does not depend on manifests */
const fixed: { readonly [rule: string]: Delay } = {
  'completes its work': between(1, 900),
  'is done with its postStart hook': between(0, 20),
  'is done with its preStop hook': between(0, 40),
  'tries again': between(10, 20),
  'tries to create the sandbox again': between(1, 20),
  'sets the readiness gate': between(0, 60),
  'starts the kubelet': between(1, 120),
  'connects the node': between(5, 400),
  'writes to the volume': between(1, 60),
  'sees that there is memory again': between(5, 60),
  'evicts the Pod': between(0, 10),
  'removes the dead container': between(30, 90),
};

/** why a container is killed whose probe has failed */
const killReasons = { startup: 'StartupProbe', liveness: 'LivenessProbe', readiness: '', none: '' } as const;

/** how long environment and users let pass before they do what they may */
const someTime = between(0, 1200);

/** When each rule of a node happens: what has a duration in Kubernetes has it here. */
export const delaysOf = (parts: NodeParts, run: LazyRun): ((rule: Rule) => DelayOf) => {
  const containers = podContainers(parts.pods);
  const probes = probesOfContainers(parts);
  const at = <T>(list: readonly T[], { args }: Rule): T => list[args[0]! - 1]!;
  const always =
    (delay: Delay): DelayOf =>
    () =>
      delay;
  return (rule) => {
    const known = fixed[rule.name];
    if (known) return always(known);
    if (rule.name.startsWith('ends with')) return always(between(0, 45));
    switch (rule.name) {
      case 'has waited for the restart delay': {
        const { backoff, name } = at(containers, rule);
        return (state, chronicle) => {
          const { level } = (run.snapshotOf(backoff, state) as RestartBackoff).context;
          const left = Math.max(0, chronicle.endOf(name) + backoffSeconds(level) - chronicle.now);
          return between(left, left + 10);
        };
      }
      case 'forgets the restart delay of a container that has run for long': {
        const { name } = at(containers, rule);
        // one more second: the quiet time is over, not just reached
        return (_, chronicle) =>
          until(chronicle.startOf(name) + crashLoopPolicy.resetAfterSeconds + 1, chronicle);
      }
      case 'finds the container well':
      case 'makes the attempt of the probe fail':
        return always(exactly(at(probes, rule).plan.spec.periodSeconds ?? 10));
      case 'waits no longer for the initial delay':
        return always(exactly(at(probes, rule).plan.spec.initialDelaySeconds ?? 0));
      case 'kills at the end of the grace period': {
        const pod = at(parts.pods, rule);
        return (_, chronicle) => until(chronicle.graceOverAt(pod), chronicle);
      }
      case 'kills the container at the end of its own grace period': {
        const { pod, plan, probes: own } = at(containers, rule);
        return (state) => {
          const failed = own.find((probe) => fails(run.snapshotOf(probe.state, state) as ProbeState));
          const grace = containerGracePeriod(
            pod.plan.pod,
            plan.spec,
            killReasons[failed?.plan.kind ?? 'none'],
          );
          return exactly(Math.max(grace, minimumGracePeriodSeconds));
        };
      }
      case 'finds the Pod past its active deadline':
        return always(exactly(at(parts.pods, rule).plan.pod.spec.activeDeadlineSeconds ?? 0));
      case 'has waited for tolerationSeconds': {
        const { toleration } = at(parts.pods, rule).plan;
        return always(exactly(toleration.kind === 'for' ? toleration.seconds : 0));
      }
      default:
        return always(rule.fair ? atOnce : someTime);
    }
  };
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
