import { quantityOf } from '../../spec/api/quantity.ts';
import {
  type FieldShape,
  kindShape,
  type Scalar,
  type Shape,
  type StructShape,
  structShape,
} from '../../spec/api/schema/shape.ts';
import type { WatchedObject } from './watchRecord.ts';

/** Where an object is not of the form that its kind has. */
export type FormFault = { readonly path: string; readonly message: string };

/**
 * Gives what is wrong with a value, or nothing. What was in this place before is known to be good: the very same value is
 * not looked at again.
 */
type Check = (value: unknown, known: unknown) => FormFault | undefined;

const fault = (message: string): FormFault => ({ path: '', message });

const below = (step: string | number, { path, message }: FormFault): FormFault => {
  const rest = path === '' || path.startsWith('[') ? path : `.${path}`;
  return { path: typeof step === 'number' ? `[${step}]${rest}` : `${step}${rest}`, message };
};

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const timeText = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Quantities that were read already: there are few different ones in a cluster. */
const quantities = new Set<string>();
const quantitiesLimit = 4096;

const isQuantity = (value: unknown): boolean => {
  if (typeof value !== 'string') return false;
  if (quantities.has(value)) return true;
  if (!quantityOf(value).valid) return false;
  if (quantities.size < quantitiesLimit) quantities.add(value);
  return true;
};

const scalars: Readonly<Record<Scalar, readonly [name: string, holds: (value: unknown) => boolean]>> = {
  string: ['a text', (value) => typeof value === 'string'],
  bool: ['true or false', (value) => typeof value === 'boolean'],
  int32: ['a whole number', Number.isInteger],
  int64: ['a whole number', Number.isInteger],
  float64: ['a number', (value) => typeof value === 'number'],
  bytes: ['a text', (value) => typeof value === 'string'],
  Time: ['a time', (value) => value === null || (typeof value === 'string' && timeText.test(value))],
  MicroTime: ['a time', (value) => value === null || (typeof value === 'string' && timeText.test(value))],
  Duration: ['a text', (value) => typeof value === 'string'],
  Quantity: ['a quantity', isQuantity],
  IntOrString: ['a number or a text', (value) => typeof value === 'string' || Number.isInteger(value)],
  Object: ['an object', isRecord],
};

const listOf = (shape: Shape): Check => {
  const check = lazily(shape);
  return (value, known) => {
    if (!Array.isArray(value)) return fault('is to be a list');
    if (value === known) return undefined;
    const old = known as readonly unknown[] | undefined;
    for (let at = 0; at < value.length; at += 1) {
      const found = check(value[at], old?.[at]);
      if (found !== undefined) return below(at, found);
    }
    return undefined;
  };
};

const mapOf = (shape: Shape): Check => {
  const check = lazily(shape);
  return (value, known) => {
    if (!isRecord(value)) return fault('is to be an object');
    if (value === known) return undefined;
    const old = known as Fields | undefined;
    for (const name in value) {
      const found = check(value[name], old?.[name]);
      if (found !== undefined) return below(name, found);
    }
    return undefined;
  };
};

const structOf = ({ fields, always }: StructShape): Check => {
  const checks = new Map([...fields.values()].map(({ name, shape }) => [name, lazily(shape)]));
  const needed = always.filter(({ shape }) => shape.is !== 'Time').map(({ name }) => name);
  return (value, known) => {
    if (!isRecord(value)) return fault('is to be an object');
    if (value === known) return undefined;
    const old = known as Fields | undefined;
    for (const name in value) {
      const check = checks.get(name);
      const found = check === undefined ? fault('is no field of its kind') : check(value[name], old?.[name]);
      if (found !== undefined) return below(name, found);
    }
    for (const name of needed) {
      if (value[name] === undefined) return below(name, fault('is always written, and missing'));
    }
    return undefined;
  };
};

const made = new Map<Shape, Check>();

const checkOf = (shape: Shape): Check => {
  const known = made.get(shape);
  if (known !== undefined) return known;
  const check =
    shape.is === 'struct'
      ? structOf(shape)
      : shape.is === 'list'
        ? listOf(shape.of)
        : shape.is === 'map'
          ? mapOf(shape.of)
          : scalarOf(shape.is);
  made.set(shape, check);
  return check;
};

const scalarOf = (type: Scalar): Check => {
  const [name, holds] = scalars[type];
  const found = fault(`is to be ${name}`);
  return (value) => (holds(value) ? undefined : found);
};

/** Types may contain themselves: a check is made when it is first needed. */
const lazily = (shape: Shape): Check => {
  if (shape.is !== 'struct') return checkOf(shape);
  let check: Check | undefined;
  return (value, known) => {
    check ??= checkOf(shape);
    return check(value, known);
  };
};

type Notation = Readonly<Record<string, Shape>>;

const struct = (name: string, fields: Notation, always: readonly string[] = []): StructShape => {
  const made = Object.entries(fields).map(([field, shape]): FieldShape => {
    const required = always.includes(field);
    return { name: field, shape, pointer: false, required, always: required };
  });
  const byName = new Map(made.map((field) => [field.name, field]));
  return { is: 'struct', name, fields: byName, always: made.filter(({ required }) => required) };
};

const text: Shape = { is: 'string' };
const time: Shape = { is: 'Time' };
const count: Shape = { is: 'int32' };

/** Events are not among the kinds that the schema has. */
const event = struct(
  'core.Event',
  {
    kind: text,
    apiVersion: text,
    metadata: structShape('meta.ObjectMeta'),
    involvedObject: structShape('core.ObjectReference'),
    related: structShape('core.ObjectReference'),
    reason: text,
    message: text,
    source: struct('core.EventSource', { component: text, host: text }),
    firstTimestamp: time,
    lastTimestamp: time,
    eventTime: { is: 'MicroTime' },
    count,
    series: struct('core.EventSeries', { count, lastObservedTime: { is: 'MicroTime' } }),
    type: text,
    action: text,
    reportingComponent: text,
    reportingInstance: text,
  },
  ['metadata', 'involvedObject'],
);

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
  ['Event', formOf(event, 'v1')],
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
