import type { NodeOptions } from '../../../../models/podOnNode/plan/planNode.ts';
import { type BoundPod, isStaticPod } from '../../../../spec/kubelet/boundPod.ts';

/** Recordings know Pods from the API, and nothing yet of what the charts leave out when a node evicts. */
export const isRecordable = ({ pods, nodeBudgets }: NodeOptions): boolean =>
  !pods.some((pod) => isStaticPod(pod as BoundPod)) && !nodeBudgets?.pressures;
