import { isJsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { quantityOf } from '../../../spec/api/quantity.ts';
import type { Scalar } from '../../../spec/api/schema/shape.ts';

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

/** What a value of each type of the schema is called, and which values are of it. */
export const scalars: Readonly<Record<Scalar, readonly [name: string, holds: (value: unknown) => boolean]>> =
  {
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
    Object: ['an object', isJsonObject],
  };
