import { kindShape, type StructShape } from '../../../spec/api/schema/shape.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { eventShape } from './eventShape.ts';
import { type Check, checkOf, type FormFault } from './shapeCheck.ts';

const modelled = [
  'Pod',
  'Node',
  'Namespace',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'ResourceQuota',
  'LimitRange',
];

type KindForm = { readonly check: Check; readonly apiVersion: string };

const formOf = (shape: StructShape, apiVersion: string): KindForm => ({
  check: checkOf(shape),
  apiVersion,
});

const kinds: ReadonlyMap<string, KindForm> = new Map([
  ['Event', formOf(eventShape, 'v1')],
  ...modelled.flatMap((kind) => {
    const found = kindShape(kind);
    return found === undefined ? [] : [[kind, formOf(found.shape, found.apiVersion)] as const];
  }),
]);

/**
 * Where a stored object is not of the form of its kind: another API version, a value of another type, an unknown field,
 * or one that is always written and missing. Undefined for a good object, and for kinds that are not watched.
 * `known`: what the object was before, of good form; parts that are the very same are not looked at.
 */
export const formFault = (
  kind: string,
  object: WatchedObject,
  known: WatchedObject | undefined,
): FormFault | undefined => {
  const form = kinds.get(kind);
  const { apiVersion } = object;
  if (form === undefined) return undefined;
  if (apiVersion !== undefined && apiVersion !== form.apiVersion) {
    return { path: 'apiVersion', message: `is to be ${form.apiVersion}` };
  }
  return form.check(object, known);
};
