import { z } from 'zod';
import type { JsonObject } from '../spec/api/decode/jsonObject.ts';
import { decodeObject } from '../spec/api/decode/object.ts';
import { setPodDefaults } from '../spec/api/defaults/pod.ts';
import type { Pod, PodStatus, ResourceRequirements } from '../spec/api/objects/core.ts';
import { structShape } from '../spec/api/schema/shape.ts';
import type { TypeName } from '../spec/api/schema/typeNames.ts';
import type { BoundPod } from '../spec/kubelet/boundPod.ts';
import { problem } from '../spec/problem.ts';
import type { Operation } from './operation.ts';

/** `spec.containers[0].name`, as field paths are written. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step),
    '',
  );

/**
 * How an operation reads a request of this shape: the shape, and the answer to a request that has it; one that has not gets
 * the problem of its first wrong field.
 */
export const withShape = <T>(
  shape: z.ZodType<T>,
  answer: (request: T) => JsonObject,
): Required<Pick<Operation, 'request' | 'answer'>> => ({
  request: shape,
  answer: (request) => {
    const read = shape.safeParse(request);
    if (read.success) return answer(read.data);
    const issue = read.error.issues[0];
    const place = { path: pathText(issue?.path ?? []) };
    return { problem: problem('PS1103', issue?.message ?? 'the request has the wrong shape', place) };
  },
});

/** Where in the object it is wrong; an object that is none at all is wrong as a whole. */
const stepsTo = (wrong: { readonly path: string } | undefined): string[] => (wrong?.path ? [wrong.path] : []);

/** One of the API's types, as JSON. */
export const decoded = <T>(type: TypeName) =>
  z.unknown().transform((value, context): T => {
    const { object, typeErrors } = decodeObject(structShape(type), value);
    const wrong = typeErrors[0];
    if (wrong) context.addIssue({ code: 'custom', message: wrong.message, path: stepsTo(wrong) });
    return object as T;
  });

/**
 * A Pod with its defaults, otherwise as it is; as for the API, one without specification has an empty one. That the API
 * server reads a negative grace period as 1 is a conversion and no default: the Pod keeps it here.
 */
export const podShape = decoded<Pod>('core.Pod').transform((pod): BoundPod => {
  const given = pod.spec?.terminationGracePeriodSeconds;
  setPodDefaults(pod);
  const spec = pod.spec ?? { containers: [] };
  return { ...pod, spec: given === undefined ? spec : { ...spec, terminationGracePeriodSeconds: given } };
});

export const podStatusShape = decoded<PodStatus>('core.PodStatus');
export const resourcesShape = decoded<ResourceRequirements>('core.ResourceRequirements');

/** A list; absent and null are the empty one. */
export const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** Whole numbers that JSON holds exactly. */
export const wholeNumber = z.int();
