import { admissionLaws } from './admission/admissionLaws.ts';
import { apiLaws } from './api/apiLaws.ts';
import { containerLaws } from './container/containerLaws.ts';
import { cronjobLaws } from './cronjob/cronjobLaws.ts';
import { daemonsetLaws } from './daemonset/daemonsetLaws.ts';
import { deploymentLaws } from './deployment/deploymentLaws.ts';
import { disruptionLaws } from './disruption/disruptionLaws.ts';
import { eventsLaws } from './events/eventsLaws.ts';
import { evictionLaws } from './eviction/evictionLaws.ts';
import { explainLaws } from './explain/explainLaws.ts';
import { explanationLaws } from './explanation/explanationLaws.ts';
import { gcLaws } from './gc/gcLaws.ts';
import { identityLaws } from './identity/identityLaws.ts';
import { jobLaws } from './job/jobLaws.ts';
import type { LawRecord } from './lawRecord.ts';
import { networkLaws } from './network/networkLaws.ts';
import { nodeLaws } from './node/nodeLaws.ts';
import { phaseLaws } from './phase/phaseLaws.ts';
import { probeLaws } from './probe/probeLaws.ts';
import { schedulingLaws } from './scheduling/schedulingLaws.ts';
import { statefulsetLaws } from './statefulset/statefulsetLaws.ts';
import { staticLaws } from './static/staticLaws.ts';
import { statusLaws } from './status/statusLaws.ts';
import { storageLaws } from './storage/storageLaws.ts';
import { terminationLaws } from './termination/terminationLaws.ts';
import { watchLaws } from './watch/watchLaws.ts';
import { workloadLaws } from './workload/workloadLaws.ts';

/** The law book, family by family, in the order in which it is read. */
export const lawBook: readonly LawRecord[] = [
  ...identityLaws,
  ...admissionLaws,
  ...schedulingLaws,
  ...phaseLaws,
  ...containerLaws,
  ...probeLaws,
  ...statusLaws,
  ...terminationLaws,
  ...staticLaws,
  ...networkLaws,
  ...storageLaws,
  ...evictionLaws,
  ...disruptionLaws,
  ...nodeLaws,
  ...workloadLaws,
  ...deploymentLaws,
  ...statefulsetLaws,
  ...daemonsetLaws,
  ...jobLaws,
  ...cronjobLaws,
  ...gcLaws,
  ...apiLaws,
  ...eventsLaws,
  ...watchLaws,
  ...explainLaws,
  ...explanationLaws,
];
