import {
  type FieldShape,
  type Shape,
  type StructShape,
  structShape,
} from '../../../spec/api/schema/shape.ts';

type Notation = Readonly<Record<string, Shape>>;

const struct = (name: string, fields: Notation, always: readonly string[] = []): StructShape => {
  const made = Object.entries(fields).map(([field, shape]): FieldShape => {
    const required = always.includes(field);
    return {
      name: field,
      shape,
      pointer: false,
      required,
      always: required,
      written: required,
      omitZero: false,
    };
  });
  const byName = new Map(made.map((field) => [field.name, field]));
  return { is: 'struct', name, fields: byName, always: made.filter(({ required }) => required) };
};

const text: Shape = { is: 'string' };
const time: Shape = { is: 'Time' };
const count: Shape = { is: 'int32' };

/** Events are not among the kinds that the schema has. */
export const eventShape = struct(
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
