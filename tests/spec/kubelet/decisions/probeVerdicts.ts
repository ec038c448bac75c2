import type {
  Container,
  ContainerState,
  ContainerStatus,
  PodStatus,
} from '../../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../../spec/api/resources.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import {
  countProbe,
  noRun,
  type ProbeKind,
  type ProbeRun,
} from '../../../../spec/kubelet/probes/probeCounting.ts';
import type { ProbeResult } from '../../../../spec/kubelet/probes/probeResults.ts';
import { probeTick } from '../../../../spec/kubelet/probes/probeTick.ts';
import { allContainersToRestart } from '../../../../spec/kubelet/restart/restartAllContainers.ts';
import { shouldRestart } from '../../../../spec/kubelet/restart/shouldRestart.ts';
import { podOf } from './decided.ts';

type Step = {
  readonly phase: PodStatus['phase'];
  readonly id?: string;
  readonly state?: 'running' | 'waiting' | 'terminated';
  readonly exitCode?: number;
  readonly runningSeconds?: number;
  readonly started?: boolean;
  readonly outcome: 'success' | 'failure' | 'none';
  readonly deleted?: boolean;
};

export type ProbedContainer = {
  readonly pod: unknown;
  readonly container: string;
  readonly kind: ProbeKind;
  readonly outlivedKubelet: boolean;
  readonly steps: readonly Step[];
};

export type ProbeVerdict = { readonly verdict: ProbeResult | 'none'; readonly ends: boolean };

/** What the worker of one probe knows between two periods. */
type Worker = {
  readonly probedID?: string | undefined;
  readonly onHold: boolean;
  readonly run: ProbeRun;
  readonly verdict?: ProbeResult | undefined;
};

const now = 1_000_000;

const stateOf = ({ state, exitCode = 0, runningSeconds = 0 }: Step): ContainerState => {
  if (state === 'running') {
    return { running: { startedAt: new Date((now - runningSeconds) * 1000).toISOString() } };
  }
  return state === 'terminated' ? { terminated: { exitCode } } : { waiting: {} };
};

const statusOf = (name: string, step: Step): ContainerStatus | undefined =>
  step.id === undefined
    ? undefined
    : {
        name,
        containerID: step.id,
        state: stateOf(step),
        lastState: {},
        ready: false,
        restartCount: 0,
        image: '',
        imageID: '',
        ...(step.started === undefined ? {} : { started: step.started }),
      };

const comesBack = (container: Container, pod: BoundPod, status: ContainerStatus | undefined): boolean => {
  const ended = status?.state?.terminated;
  if (status === undefined || ended === undefined) return false;
  return (
    shouldRestart(container, pod.spec, ended.exitCode) ||
    allContainersToRestart(pod, undefined, { containerStatuses: [status] })
  );
};

const probeOf = (container: Container, kind: ProbeKind) => container[`${kind}Probe`] ?? {};

/** One period of the probe: whether it ends, and what its worker knows then. */
const period = (
  worker: Worker,
  step: Step,
  container: Container,
  pod: BoundPod,
  { kind, outlivedKubelet }: ProbedContainer,
): Worker & { readonly ends: boolean } => {
  const status = statusOf(container.name, step);
  const probe = probeOf(container, kind);
  const tick = probeTick({
    kind,
    probe,
    podPhase: step.phase,
    status,
    probedID: worker.probedID,
    onHold: worker.onHold,
    deleted: step.deleted ?? false,
    restarts: comesBack(container, pod, status),
    outlivedKubelet: outlivedKubelet && step.state === 'running',
    sidecar: isRestartableInitContainer(container) && pod.spec.containers.every((each) => each !== container),
    now,
  });
  const terminal = step.phase === 'Succeeded' || step.phase === 'Failed';
  const fresh = !terminal && Boolean(step.id) && step.id !== worker.probedID;
  const met = fresh ? { ...worker, probedID: step.id, onHold: false, verdict: undefined } : worker;
  const told = { ...met, verdict: tick.verdict ?? met.verdict, ends: tick.action === 'end' };
  if (tick.action !== 'probe' || step.outcome === 'none') return told;
  const { run, verdict, hold } = countProbe(kind, probe, met.run, step.outcome);
  return { ...told, run, verdict: verdict ?? told.verdict, onHold: hold || told.onHold };
};

/** What a probe says after each of its periods, until it ends. */
export const probeVerdicts = (probed: ProbedContainer): readonly ProbeVerdict[] => {
  const pod = podOf(probed.pod);
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const container = containers.find(({ name }) => name === probed.container);
  if (container === undefined) return [];
  let worker: Worker = { onHold: false, run: noRun };
  const verdicts: ProbeVerdict[] = [];
  for (const step of probed.steps) {
    const { ends, ...after } = period(worker, step, container, pod, probed);
    worker = after;
    const present = Boolean(step.id) && step.id === worker.probedID;
    verdicts.push({ verdict: present ? (worker.verdict ?? 'none') : 'none', ends });
    if (ends) break;
  }
  return verdicts;
};
