import { podShape } from '../oracle/request.ts';
import { containersOf } from '../spec/api/containers.ts';
import type { JsonObject } from '../spec/api/decode/jsonObject.ts';
import type { ContainerStatus, Pod } from '../spec/api/objects/core.ts';
import type { RuntimeContainer } from '../spec/kubelet/runtime/status.ts';
import type { StartError } from '../spec/kubelet/status/containerStatuses.ts';
import { type Problem, problem } from '../spec/problem.ts';
import { Failure, fail } from './failure.ts';
import { readObjects } from './readObjects.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What the oracle is asked about the one Pod of a manifest: what its kubelet would make of it, if the runtime has what
 * the status says (`kubectl get pod -o yaml` prints one); a Pod without status has nothing there yet. `now`: unix
 * seconds.
 */
export const kubeletQuestion = async (
  files: readonly string[],
  surroundings: Surroundings,
): Promise<JsonObject> => {
  const objects = await readObjects(files, surroundings);
  const pods = objects.filter(({ kind }) => kind === 'Pod');
  const [asked, ...others] = pods;
  if (asked === undefined || others.length > 0)
    return fail('PS1203', `name one Pod; there are ${pods.length} in the input`);
  const read = podShape.safeParse(asked.object);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new Failure([problem('PS1006', issue?.message ?? 'the Pod cannot be read', asked.locate(path))]);
  }
  const pod: Pod = read.data;
  return {
    pod,
    runtime: runtimeOf(pod),
    probes: probesOf(pod),
    startErrors: startErrorsOf(pod),
    now: newestTimeOf(pod),
  } as unknown as JsonObject;
};

/** The oracle could not answer: something of the Pod is wrong. */
export const isProblem = (answer: object): answer is { readonly problem: Problem } => 'problem' in answer;

const statusesOf = ({ status }: Pod): ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
  ...(status?.ephemeralContainerStatuses ?? []),
];

const runtimeOf = (pod: Pod) => {
  const { spec, status } = pod;
  const condition = status?.conditions?.find(({ type }) => type === 'PodReadyToStartContainers');
  const ready = condition ? condition.status === 'True' : Boolean(status?.podIP);
  const containers = statusesOf(pod).flatMap(runtimeContainers);
  const ips = status?.podIPs?.map(({ ip }) => ip ?? '') ?? [];
  const existed = ready || containers.length > 0;
  const network = spec?.hostNetwork ? 'node' : 'pod';
  return {
    sandboxes: existed
      ? [{ id: 'sandbox', state: ready ? 'ready' : 'notready', attempt: 0, network, ip: ips[0] ?? '' }]
      : [],
    ips,
    containers,
  };
};

const seconds = (time: string | undefined): number => Math.floor(Date.parse(time ?? '') / 1000) || 0;

/** The instance that a container status shows, or the last one that has ended. */
const runtimeContainers = ({
  name,
  image,
  imageID,
  restartCount,
  state,
  lastState,
}: ContainerStatus): RuntimeContainer[] => {
  const shown = { name, id: `${name}-${restartCount}`, sandboxID: 'sandbox', image, imageID, restartCount };
  if (state?.running) {
    const startedAt = seconds(state.running.startedAt);
    return [{ ...shown, state: 'running', createdAt: startedAt, startedAt }];
  }
  const ended = state?.terminated ?? lastState?.terminated;
  if (!ended) return [];
  const { exitCode, reason, message } = ended;
  const startedAt = seconds(ended.startedAt);
  return [
    {
      ...shown,
      state: 'exited',
      createdAt: startedAt,
      startedAt,
      finishedAt: seconds(ended.finishedAt),
      exitCode,
      ...(reason === undefined ? {} : { reason }),
      ...(message === undefined ? {} : { message }),
    },
  ];
};

/** Reasons to wait that are no failures of a start. */
const patience: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
  'RestartingAllContainers',
]);

/** A container that waits for anything else has failed to start. */
const startErrorsOf = (pod: Pod): StartError[] =>
  statusesOf(pod).flatMap(({ name, state }) => {
    const { reason, message = '' } = state?.waiting ?? {};
    return reason && !patience.has(reason) ? [{ container: name, error: reason, message }] : [];
  });

/** What the probes must have said, for the status to be as it is. */
const probesOf = (pod: Pod) => {
  const specs = containersOf(pod.spec);
  return Object.fromEntries(
    statusesOf(pod).flatMap(({ name, started, ready }) => {
      const spec = specs.find((each) => each.name === name);
      if (!spec) return [];
      return [
        [
          name,
          {
            ...(spec.startupProbe ? { startup: started ? 'success' : 'unknown' } : {}),
            ...(spec.livenessProbe ? { liveness: 'success' } : {}),
            ...(spec.readinessProbe ? { readiness: ready ? 'success' : 'failure' } : {}),
          },
        ],
      ];
    }),
  );
};

const newestTimeOf = (pod: Pod): number =>
  Math.max(
    seconds(pod.status?.startTime),
    ...statusesOf(pod).map(({ state }) =>
      Math.max(seconds(state?.running?.startedAt), seconds(state?.terminated?.finishedAt)),
    ),
  );
