import { budgetLies } from './budgets.ts';
import { conditionLies } from './conditions.ts';
import { containerInstanceLies } from './containerInstance.ts';
import { containerStateLies } from './containerState.ts';
import { creationLies } from './creation.ts';
import { cronJobLies } from './cronJobs.ts';
import { deletionLies } from './deletion.ts';
import { deploymentStatusLies } from './deploymentStatus.ts';
import { desiredStateLies } from './desiredState.ts';
import { disruptionLies } from './disruption.ts';
import { ephemeralContainerLies } from './ephemeralContainers.ts';
import { eventLies } from './events.ts';
import { givenLies, mountLies, runtimeLies } from './given.ts';
import { identityLies } from './identity.ts';
import { initContainerLies } from './initContainers.ts';
import { jobLies } from './jobs.ts';
import type { Lie } from './lie.ts';
import { lineLies } from './lines.ts';
import { networkLies } from './network.ts';
import { nodeLies } from './nodes.ts';
import { orderLies } from './order.ts';
import { phaseLies } from './phase.ts';
import { placementLies } from './placement.ts';
import { quotaLies } from './quotas.ts';
import { readinessLies } from './readiness.ts';
import { removalLies } from './removal.ts';
import { repeatLies } from './repeats.ts';
import { requestLies } from './requests.ts';
import { resizeLies } from './resizes.ts';
import { restartLies } from './restarts.ts';
import { sandboxLies } from './sandboxes.ts';
import { schedulingLies } from './scheduling.ts';
import { startTimeLies } from './startTime.ts';
import { statefulSetLies } from './statefulSets.ts';
import { workloadPodLies } from './workloadPods.ts';
import { workloadRuleLies } from './workloadRules.ts';
import { workloadStatusLies } from './workloadStatus.ts';

/** Every way to lie that the suite knows. */
export const lies: readonly Lie[] = [
  ...lineLies,
  ...orderLies,
  ...repeatLies,
  ...eventLies,
  ...identityLies,
  ...creationLies,
  ...desiredStateLies,
  ...schedulingLies,
  ...placementLies,
  ...phaseLies,
  ...containerStateLies,
  ...containerInstanceLies,
  ...resizeLies,
  ...restartLies,
  ...ephemeralContainerLies,
  ...initContainerLies,
  ...readinessLies,
  ...conditionLies,
  ...sandboxLies,
  ...startTimeLies,
  ...networkLies,
  ...deletionLies,
  ...removalLies,
  ...disruptionLies,
  ...nodeLies,
  ...workloadRuleLies,
  ...workloadPodLies,
  ...workloadStatusLies,
  ...deploymentStatusLies,
  ...quotaLies,
  ...budgetLies,
  ...givenLies,
  ...runtimeLies,
  ...mountLies,
  ...statefulSetLies,
  ...jobLies,
  ...cronJobLies,
  ...requestLies,
];
