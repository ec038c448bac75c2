import { createdNeverStarted } from './createdNeverStarted.ts';
import type { Deviation } from './deviation.ts';
import { gracefulBecomesForced } from './gracefulBecomesForced.ts';
import { initContainerLeft } from './initContainerLeft.ts';
import { initContainersSkipped } from './initContainersSkipped.ts';
import { namespaceNeverGoes } from './namespaceNeverGoes.ts';
import { removedRunsAgain } from './removedRunsAgain.ts';
import { startupProbePassedOver } from './startupProbePassedOver.ts';

/** The register of known deviations of Kubernetes v1.36 from its documentation. */
export const deviations: readonly Deviation[] = [
  gracefulBecomesForced,
  namespaceNeverGoes,
  startupProbePassedOver,
  initContainersSkipped,
  initContainerLeft,
  createdNeverStarted,
  removedRunsAgain,
];
