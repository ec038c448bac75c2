import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { decodeAsWritten } from '../../spec/api/decode/object.ts';
import { setPodTemplateDefaults } from '../../spec/api/defaults/podSpec.ts';
import type { PodTemplateSpec } from '../../spec/api/objects/core.ts';
import { structShape } from '../../spec/api/schema/shape.ts';
import {
  controllerRevisionHash,
  controllerRevisionName,
} from '../../spec/controllers/history/controllerRevision.ts';
import { revisionData } from '../../spec/controllers/history/revisionData.ts';
import { podTemplateHash as hashOf } from '../../spec/controllers/podTemplateHash/podTemplateHash.ts';
import { replicaSetName } from '../../spec/controllers/podTemplateHash/replicaSetName.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const int32 = wholeNumber.min(-(2 ** 31)).max(2 ** 31 - 1);

const podTemplateHashShape = z.object({
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet', '']).default(''),
  name: z.string().default(''),
  template: z.unknown(),
  readable: decoded<PodTemplateSpec>('core.PodTemplateSpec'),
  collisionCount: int32.nullish(),
});

/** The template with the quantities as they are written, on which its hash depends. */
const writtenTemplate = (template: unknown): PodTemplateSpec =>
  decodeAsWritten(structShape('core.PodTemplateSpec'), template).object as PodTemplateSpec;

const answer = ({
  kind,
  name,
  template,
  collisionCount,
}: z.infer<typeof podTemplateHashShape>): JsonObject => {
  const written = writtenTemplate(template);
  const count = collisionCount ?? undefined;
  if (kind === '') return { hash: hashOf(written, count) };
  setPodTemplateDefaults(written);
  if (kind === 'StatefulSet') {
    const data = revisionData(written);
    const hash = controllerRevisionHash(data, count);
    return { hash, name: controllerRevisionName(name, hash), data };
  }
  const hash = hashOf(written, count);
  return kind === 'Deployment'
    ? { hash, name: replicaSetName(name, hash) }
    : { hash, name: `${name}-${hash}`, data: revisionData(written) };
};

const { request, answer: decide } = withShape(podTemplateHashShape, answer);

export const podTemplateHash: Operation = {
  op: 'podTemplateHash',
  says: 'the hash of a Pod template, and the name and data of the ReplicaSet or ControllerRevision made for it',
  request,
  answer: (asked) => decide({ ...asked, readable: asked.template }),
};
