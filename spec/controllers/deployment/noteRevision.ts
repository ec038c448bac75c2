import { annotationsOf, type DeploymentPass, withAnnotations } from './deploymentPass.ts';
import { revisionAnnotation } from './revision.ts';

/** Notes a revision on the Deployment of this pass, which writes it with the status: whether it is news. */
export const noteRevision = (pass: DeploymentPass, revision: string): boolean => {
  const annotations = annotationsOf(pass.deployment);
  if ((annotations[revisionAnnotation] ?? '') === revision) return false;
  pass.deployment = withAnnotations(pass.deployment, { ...annotations, [revisionAnnotation]: revision });
  return true;
};
