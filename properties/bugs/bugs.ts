import { admissionBugs } from './admission/admissionBugs.ts';
import type { Bug } from './bug.ts';
import { containersBugs } from './containers/containersBugs.ts';
import { controllersBugs } from './controllers/controllersBugs.ts';
import { identityBugs } from './identity/identityBugs.ts';
import { controllersNotModelled } from './notModelled/controllers.ts';
import { kubeletsNotModelled } from './notModelled/kubelets.ts';
import { schedulingNotModelled } from './notModelled/scheduling.ts';
import { phaseBugs } from './phase/phaseBugs.ts';
import { schedulingBugs } from './scheduling/schedulingBugs.ts';

/** The register of known bugs: historical defects of Kubernetes about Pods, by what they are about. */
export const bugs: readonly Bug[] = [
  ...phaseBugs,
  ...containersBugs,
  ...admissionBugs,
  ...identityBugs,
  ...schedulingBugs,
  ...controllersBugs,
  ...kubeletsNotModelled,
  ...schedulingNotModelled,
  ...controllersNotModelled,
];
