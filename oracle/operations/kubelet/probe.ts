import { z } from 'zod';
import { containersOf } from '../../../spec/api/containers.ts';
import type { Container, ContainerState, ContainerStatus } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { probeAction } from '../../../spec/kubelet/probes/probeAction.ts';
import { type Attempt, probeOutcome } from '../../../spec/kubelet/probes/probeOutcome.ts';
import {
  earliestVerdict,
  latestFailureVerdict,
  startupBudget,
} from '../../../spec/kubelet/probes/probeTimes.ts';
import { newProbeWorker, probePeriod } from '../../../spec/kubelet/probes/probeWorker.ts';
import { allContainersToRestart } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { problem } from '../../../spec/problem.ts';
import type { Operation } from '../../operation.ts';
import { podShape, wholeNumber, withShape } from '../../request.ts';

const attemptShape: z.ZodType<Attempt> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exec'), exitCode: wholeNumber }),
  z.object({ kind: z.literal('tcpSocket'), connected: z.boolean() }),
  z.object({ kind: z.literal('httpGet'), statusCode: wholeNumber }),
  z.object({ kind: z.literal('grpc'), serving: z.boolean() }),
  z.object({ kind: z.enum(['timeout', 'error']) }),
]);

/** One period: how the container stands, and what an attempt comes to (`attempt`, or its `outcome` alone). */
const stepShape = z.object({
  phase: z.string().default('Running'),
  id: z.string().optional(),
  state: z.enum(['running', 'waiting', 'terminated']).default('waiting'),
  exitCode: wholeNumber.default(0),
  runningSeconds: wholeNumber.min(0).max(1e9).default(0),
  started: z.boolean().optional(),
  outcome: z.enum(['success', 'failure', 'none']).default('none'),
  attempt: attemptShape.optional(),
  deleted: z.boolean().default(false),
});
type Step = z.infer<typeof stepShape>;

const probeShape = z.object({
  pod: podShape,
  container: z.string(),
  kind: z.enum(['startup', 'liveness', 'readiness']),
  podIP: z.string().default(''),
  outlivedKubelet: z.boolean().default(false),
  steps: z.array(stepShape),
});

/** Unix seconds; all that counts is how long a container has been running. */
const now = 1e9;

const stateOf = ({ state, exitCode, runningSeconds }: Step): ContainerState => {
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

/** The verdict after each period, until the probe ends: `none` for an instance that has none yet, or no instance. */
const verdicts = (
  container: Container,
  { pod, kind, outlivedKubelet, steps }: z.infer<typeof probeShape>,
) => {
  const sidecar = isRestartableInitContainer(container) && !pod.spec.containers.includes(container);
  const answered: { readonly verdict: string; readonly ends: boolean }[] = [];
  let worker = newProbeWorker;
  for (const step of steps) {
    const status = statusOf(container.name, step);
    const period = {
      kind,
      probe: container[`${kind}Probe`] ?? {},
      podPhase: step.phase,
      status,
      deleted: step.deleted,
      restarts: comesBack(container, pod, status),
      outlivedKubelet: outlivedKubelet && step.state === 'running',
      sidecar,
      now,
    };
    worker = probePeriod(worker, period, step.attempt ? probeOutcome(step.attempt) : step.outcome);
    const present = Boolean(step.id) && step.id === worker.probedID;
    answered.push({ verdict: present ? (worker.verdict ?? 'none') : 'none', ends: worker.ends });
    if (worker.ends) break;
  }
  return answered;
};

export const probe: Operation = {
  op: 'probe',
  says: 'how a probe asks, what it says of its container after each period, and the seconds until a verdict',
  ...withShape(probeShape, (request) => {
    const { pod, kind, podIP } = request;
    const container = containersOf(pod.spec).find(({ name }) => name === request.container);
    if (container === undefined) {
      return { problem: problem('PS1103', 'the Pod has no such container', { path: 'container' }) };
    }
    const spec = container[`${kind}Probe`] ?? {};
    return {
      action: probeAction(spec, container, podIP),
      steps: verdicts(container, request),
      seconds: {
        earliestSuccess: earliestVerdict(spec, 'success'),
        earliestFailure: earliestVerdict(spec, 'failure'),
        latestFailure: latestFailureVerdict(spec),
        ...(kind === 'startup' ? { startupBudget: startupBudget(spec) } : {}),
      },
    };
  }),
};
