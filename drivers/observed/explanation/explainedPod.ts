import type { Container, Pod, PodSpec, Probe } from '../../../spec/api/objects/core.ts';
import { type BoundPod, isStaticPod } from '../../../spec/kubelet/boundPod.ts';

/**
 * What of a Pod tells which events its charts can show: Pods of which this is equal have the same runs. Names, images
 * and commands do not matter. Hooks, volumes and addresses change only what is hidden, since a container may end at any
 * time and whatever is hidden may take as long as it likes. Of a liveness probe remains that it may kill.
 */
export type ExplainedPod = {
  readonly pod: BoundPod;
  /** containers, in the order of their statuses, that a probe may make the kubelet restart */
  readonly killable: readonly boolean[];
};

/** Any number of attempts may be hidden between two events: one that succeeds or fails says all. */
const oneAttempt: Probe = { exec: { command: ['probe'] }, failureThreshold: 1, successThreshold: 1 };

/** The names of ephemeral containers in the order in which they were added: the spec may have them in any order. */
export type Additions = readonly string[];

export const additionsOf = (spec: PodSpec | undefined, before: Additions = []): Additions => {
  const names = (spec?.ephemeralContainers ?? []).map(({ name }) => name);
  return [...before, ...names.filter((name) => !before.includes(name))];
};

/** The containers of a Pod in the order in which explanation numbers them. */
export const containersOf = (spec: PodSpec | undefined, additions: Additions): readonly Container[] => [
  ...(spec?.initContainers ?? []),
  ...(spec?.containers ?? []),
  ...ephemeralContainers(spec, additions),
];

const ephemeralContainers = (spec: PodSpec | undefined, additions: Additions): readonly Container[] =>
  additions.flatMap((wanted) =>
    ((spec?.ephemeralContainers ?? []) as readonly Container[]).filter(({ name }) => name === wanted),
  );

const explainedContainer = (kind: string, container: Container, at: number): Container => {
  const { restartPolicy, restartPolicyRules, startupProbe, readinessProbe } = container;
  return {
    name: `${kind}-${at}`,
    image: 'image',
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
    ...(restartPolicyRules === undefined ? {} : { restartPolicyRules }),
    ...(startupProbe ? { startupProbe: oneAttempt } : {}),
    ...(readinessProbe ? { readinessProbe: oneAttempt } : {}),
  };
};

export const explainedPod = (given: Pod, additions: Additions): ExplainedPod => {
  const { metadata, spec } = given as BoundPod;
  const all = <C>(kind: string, containers: readonly C[] = []): Container[] =>
    containers.map((each, at) => explainedContainer(kind, each as Container, at));
  const source = metadata?.annotations?.['kubernetes.io/config.source'] ?? '';
  return {
    pod: {
      metadata: {
        name: 'pod',
        namespace: 'default',
        ...(isStaticPod(given as BoundPod) ? { annotations: { 'kubernetes.io/config.source': source } } : {}),
      },
      spec: {
        hostNetwork: true,
        restartPolicy: spec.restartPolicy ?? 'Always',
        initContainers: all('init', spec.initContainers),
        containers: all('container', spec.containers),
        ephemeralContainers: all('ephemeral', ephemeralContainers(spec, additions)),
      },
    },
    killable: containersOf(spec, additions).map(
      ({ livenessProbe, startupProbe }) => livenessProbe !== undefined || startupProbe !== undefined,
    ),
  };
};
