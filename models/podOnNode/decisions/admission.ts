import { computeQosClass } from '../../../spec/api/qos.ts';
import { admitPod, type PodAdmission } from '../../../spec/kubelet/admission/admitPod.ts';
import { admitUnderPressure, type PressureCondition } from '../../../spec/kubelet/admission/nodePressure.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { type ResizeDecision, resizeDecision } from '../../../spec/kubelet/resize/resizeDecision.ts';
import { nodeShutdownRejection } from '../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { Allocations } from '../charts/node/allocations.ts';
import type { NodePlan, PodOnNodePlan } from '../plan/nodePlan.ts';

/** How the node is when a Pod comes to it. */
export type NodeSituation = {
  /** it is short of memory */
  readonly pressure: boolean;
  readonly shuttingDown: boolean;
};

/** A Pod as the kubelet has allocated it, before or after its resize. */
export const allocatedPod = ({ pod, resized }: PodOnNodePlan, isResized: boolean): BoundPod =>
  (isResized ? resized : undefined) ?? pod;

const pressureOf = ({ pressure }: NodeSituation): PressureCondition[] => (pressure ? ['MemoryPressure'] : []);

const kubeletOf = ({ node }: NodePlan, situation: NodeSituation) => ({
  node: node!,
  operatingSystem: 'linux' as const,
  pressure: pressureOf(situation),
  allowedUnsafeSysctls: [],
  shuttingDown: situation.shuttingDown,
});

/** The other Pods that the kubelet has taken, with what it has allocated to them. */
const takenBeside = (
  { pods }: NodePlan,
  at: number,
  { taken, resized }: Allocations['context'],
): BoundPod[] =>
  pods.flatMap((plan, other) => (other !== at && taken[other] ? [allocatedPod(plan, resized[other]!)] : []));

/** Whether a kubelet takes a Pod (by its place, from 0) beside those that it has taken. */
export const admission = (
  plan: NodePlan,
  at: number,
  situation: NodeSituation,
  { context }: Pick<Allocations, 'context'>,
): PodAdmission =>
  admitPod(
    allocatedPod(plan.pods[at]!, context.resized[at]!),
    takenBeside(plan, at, context),
    kubeletOf(plan, situation),
  );

/** The same of a node that has room for every Pod. */
export const admissionWithRoom = (pod: BoundPod, situation: NodeSituation): PodAdmission => {
  const underPressure = admitUnderPressure(pod, pressureOf(situation));
  if (!underPressure.admitted) return underPressure;
  if (situation.shuttingDown) return { admitted: false, ...nodeShutdownRejection };
  return { admitted: true, preempted: [] };
};

/** What becomes of the resize of a Pod (by its place, from 0) that the kubelet has taken. */
export const resizeOf = (
  plan: NodePlan,
  at: number,
  { context }: Pick<Allocations, 'context'>,
): ResizeDecision =>
  resizeDecision({
    desired: allocatedPod(plan.pods[at]!, !context.resized[at]),
    allocated: allocatedPod(plan.pods[at]!, context.resized[at]!),
    kubelet: kubeletOf(plan, { pressure: false, shuttingDown: false }),
    others: takenBeside(plan, at, context),
    staticCPUManager: plan.staticCPUManager,
    staticMemoryManager: false,
  });

/** Whether it asks for more than it has, resized or back again. */
export const requestsMore = ({ pod, resized }: PodOnNodePlan, becomesResized: boolean): boolean => {
  const [before, after] = becomesResized ? [pod, resized ?? pod] : [resized ?? pod, pod];
  const [had, wants] = [podInfoOf(before).requests, podInfoOf(after).requests];
  return wants.milliCPU > had.milliCPU || wants.memory > had.memory;
};

export const isGuaranteed = ({ pod }: PodOnNodePlan): boolean => computeQosClass(pod) === 'Guaranteed';
