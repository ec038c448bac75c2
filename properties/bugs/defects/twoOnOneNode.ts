import type { NodeOptions } from '../../../models/podOnNode/plan/planNode.ts';
import { container, named, pod } from '../../../models/scenarios/features/feature.ts';
import type { PodSpec } from '../../../spec/api/objects/core.ts';

const fits: Partial<PodSpec> = {
  containers: [container('app', { resources: { requests: { cpu: '1500m' } } })],
};

const node = { status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10' } } };

/** A Pod that the node never has room for, and one that it has. */
export const oneTooLarge: Pick<NodeOptions, 'pods' | 'node'> = {
  pods: [
    pod({ containers: [container('app', { resources: { requests: { cpu: '3' } } })] }),
    pod(fits, named('other')),
  ],
  node,
};

/** Two Pods of which the node has room for one at a time; the first comes to an end. */
export const twoOnOneNode: Pick<NodeOptions, 'pods' | 'node'> = {
  pods: [pod({ restartPolicy: 'Never', ...fits }), pod(fits, named('other'))],
  node,
};
