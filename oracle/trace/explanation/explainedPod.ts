import type { Container, Pod, Probe } from '../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';

/** Any number of attempts may be hidden between two events: one that succeeds or fails says all. */
const oneAttempt: Probe = { exec: { command: ['probe'] }, failureThreshold: 1, successThreshold: 1 };

const explainedContainer = (kind: string, container: Container, at: number): Container => ({
  name: `${kind}-${at}`,
  image: 'image',
  ...(container.restartPolicy === undefined ? {} : { restartPolicy: container.restartPolicy }),
  ...(container.restartPolicyRules === undefined ? {} : { restartPolicyRules: container.restartPolicyRules }),
  ...(container.startupProbe ? { startupProbe: oneAttempt } : {}),
  ...(container.readinessProbe ? { readinessProbe: oneAttempt } : {}),
});

/**
 * What of a Pod tells which events its charts can show: Pods of which this is equal have the same runs. Names, images
 * and commands do not matter; hooks, liveness probes, volumes and addresses change only what is hidden, since a
 * container may end at any time, and anything hidden may take as long as it likes.
 */
export const explainedPod = ({ metadata, spec }: Pod): BoundPod => {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = spec ?? { containers: [] };
  const source = metadata?.annotations?.['kubernetes.io/config.source'];
  return {
    metadata: {
      name: 'pod',
      namespace: 'default',
      ...(source === undefined ? {} : { annotations: { 'kubernetes.io/config.source': source } }),
    },
    spec: {
      hostNetwork: true,
      restartPolicy: spec?.restartPolicy ?? 'Always',
      initContainers: initContainers.map((each, at) => explainedContainer('init', each, at)),
      containers: containers.map((each, at) => explainedContainer('container', each, at)),
      ephemeralContainers: (ephemeralContainers as readonly Container[]).map((each, at) =>
        explainedContainer('ephemeral', each, at),
      ),
      ...(spec?.readinessGates ? { readinessGates: spec.readinessGates } : {}),
    },
  };
};
