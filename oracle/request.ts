import { z } from 'zod';
import { decodeObject } from '../spec/api/decode/object.ts';
import { normalizePod } from '../spec/api/normalize.ts';
import type { PodStatus, ResourceRequirements } from '../spec/api/objects/core.ts';
import { structShape, type TypeName } from '../spec/api/schema/shape.ts';
import type { BoundPod } from '../spec/kubelet/boundPod.ts';
import { problem } from '../spec/problem.ts';
import type { JsonObject } from './operation.ts';

/** `spec.containers[0].name`, as field paths are written. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step),
    '',
  );

/** The answer to a request that has the shape; a request that has not gets the problem of its first wrong field. */
export const withShape =
  <T>(shape: z.ZodType<T>, answer: (request: T) => JsonObject) =>
  (request: JsonObject): JsonObject => {
    const read = shape.safeParse(request);
    if (read.success) return answer(read.data);
    const issue = read.error.issues[0];
    const place = { path: pathText(issue?.path ?? []) };
    return { problem: problem('PS1103', issue?.message ?? 'the request has the wrong shape', place) };
  };

export const decoded = <T>(type: TypeName) =>
  z.unknown().transform((value, context): T => {
    const { object, typeErrors } = decodeObject(structShape(type), value);
    const wrong = typeErrors[0];
    if (wrong) context.addIssue({ code: 'custom', message: wrong.message, path: [wrong.path] });
    return object as T;
  });

/** A Pod with its defaults; one without specification is refused. */
export const podShape = z.unknown().transform((value, context): BoundPod => {
  const normalized = normalizePod(value);
  const none: BoundPod = { spec: { containers: [] } };
  if (!normalized.valid) {
    const wrong = normalized.typeErrors[0];
    context.addIssue({ code: 'custom', message: wrong?.message ?? '', path: wrong ? [wrong.path] : [] });
    return none;
  }
  const { spec } = normalized.object;
  if (spec !== undefined) return { ...normalized.object, spec };
  context.addIssue({ code: 'custom', message: 'a Pod with a spec is required', path: ['spec'] });
  return none;
});

export const podStatusShape = decoded<PodStatus>('core.PodStatus');
export const resourcesShape = decoded<ResourceRequirements>('core.ResourceRequirements');

/** Whole numbers that JSON holds exactly. */
export const wholeNumber = z.int();
