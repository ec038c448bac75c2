import type { ClaimRules } from '../../../models/controllers/composeClaims.ts';
import type { CronJobRules } from '../../../models/controllers/composeCronJob.ts';
import type { DaemonSetRules } from '../../../models/controllers/composeDaemonSet.ts';
import type { DeploymentRules } from '../../../models/controllers/composeDeployment.ts';
import type { DrainRules } from '../../../models/controllers/composeDrain.ts';
import type { JobRules } from '../../../models/controllers/composeJob.ts';
import type { OwnerRules } from '../../../models/controllers/composeOwner.ts';
import type { PreemptionRules } from '../../../models/controllers/composePreemption.ts';
import type { ReplicaSetRules } from '../../../models/controllers/composeReplicaSets.ts';
import type { StatefulSetRules } from '../../../models/controllers/composeStatefulSet.ts';
import type { VolumeRules } from '../../../models/controllers/composeVolume.ts';
import type { Mutant, MutantOf } from '../../../models/mutation/mutant.ts';
import type { Bounds } from '../../../models/scenarios/scenario.ts';

/** The scenario, within small bounds, in which a seeded fault breaks what it says it breaks. */
export type Victim = { readonly scenario: string; readonly bounds?: Bounds };

/** A seeded fault of controllers. */
export type ControllersMutant = Mutant & { readonly victim: Victim };

export type ReplicaSetMutant = MutantOf<ReplicaSetRules> & { readonly victim: Victim };
export type StatefulSetMutant = MutantOf<StatefulSetRules> & { readonly victim: Victim };
export type DeploymentMutant = MutantOf<DeploymentRules> & { readonly victim: Victim };
export type JobMutant = MutantOf<JobRules> & { readonly victim: Victim };
export type DaemonSetMutant = MutantOf<DaemonSetRules> & { readonly victim: Victim };
export type DrainMutant = MutantOf<DrainRules> & { readonly victim: Victim };
export type OwnerMutant = MutantOf<OwnerRules> & { readonly victim: Victim };
export type CronJobMutant = MutantOf<CronJobRules> & { readonly victim: Victim };
export type VolumeMutant = MutantOf<VolumeRules> & { readonly victim: Victim };
export type ClaimMutant = MutantOf<ClaimRules> & { readonly victim: Victim };
export type PreemptionMutant = MutantOf<PreemptionRules> & { readonly victim: Victim };
