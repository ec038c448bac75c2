import type { Deployment } from '../../api/objects/apps.ts';
import { int64Of } from '../common/int64Text.ts';
import { annotationsOf } from './deploymentPass.ts';

/** The annotation by which an old client asks for a roll-back; clients of today write the template themselves. */
export const rollbackAnnotation = 'deprecated.deployment.rollback.to';

/** The revision that is to be rolled back to, 0 for the one before; undefined if no roll-back is asked for. */
export const rollbackRevision = (deployment: Deployment): bigint | undefined =>
  int64Of(annotationsOf(deployment)[rollbackAnnotation]);
