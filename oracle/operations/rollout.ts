import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { ReplicaSet } from '../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../spec/controllers/common/apiCalls.ts';
import { beginPass, type DeploymentPass } from '../../spec/controllers/deployment/deploymentPass.ts';
import { scaleProportionally } from '../../spec/controllers/deployment/proportionalScaling.ts';
import { scaleNew } from '../../spec/controllers/deployment/rollingUpdate.ts';
import { scaleDownOld } from '../../spec/controllers/deployment/scaleDownOld.ts';
import { defaultedDeployment, errorClasses, listOf, liveOwnerOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, withShape } from '../request.ts';

const replicaSet = decoded<ReplicaSet>('apps.ReplicaSet');

const rolloutShape = z.object({
  mode: z.enum(['rolling', 'scale']),
  deployment: defaultedDeployment,
  newRS: replicaSet,
  oldRSs: listOf(replicaSet),
});

type Request = z.infer<typeof rolloutShape>;
type Step = { readonly step: 'new' | 'old' | 'none' | 'scale'; readonly error_: string };

const takeStep = (pass: DeploymentPass, { mode, newRS, oldRSs }: Request): Step => {
  if (mode === 'scale') {
    const error = scaleProportionally(pass, { newReplicaSet: newRS, old: oldRSs });
    return { step: 'scale', error_: errorClasses(error ? [error] : []) };
  }
  const scaled = scaleNew(pass, newRS, [...oldRSs, newRS]);
  if (scaled.error) return { step: 'none', error_: errorClasses([scaled.error]) };
  if (scaled.scaled) return { step: 'new', error_: '' };
  return { step: scaleDownOld(pass, newRS, oldRSs) ? 'old' : 'none', error_: '' };
};

const sizeOf = ({ metadata, spec }: ReplicaSet): [name: string, replicas: number] => [
  metadata?.name ?? '',
  spec?.replicas ?? 1,
];

const answer = (request: Request): JsonObject => {
  const { deployment, newRS, oldRSs } = request;
  const pass = beginPass({
    version: kubernetes136,
    now: 0,
    deployment,
    replicaSets: [],
    pods: [],
    live: liveOwnerOf('', deployment, 'deployments.apps'),
    answers: acceptsAll,
  });
  const { step, error_ } = takeStep(pass, request);
  const updated = pass.calls.tried.flatMap(({ write }) =>
    'replicaSet' in write ? [sizeOf(write.replicaSet)] : [],
  );
  return { replicas: Object.fromEntries([...[...oldRSs, newRS].map(sizeOf), ...updated]), step, error_ };
};

export const rollout: Operation = {
  op: 'rollout',
  says: 'how many replicas the ReplicaSets of a Deployment have after one step of a rolling update or of scaling',
  ...withShape(rolloutShape, answer),
};
