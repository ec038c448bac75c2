import type { Shape, StructShape } from './schema/shape.ts';

const drop = (shape: Shape, value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  if (shape.is === 'struct') dropEmptyCollections(shape, value as Record<string, unknown>);
  else if (shape.is === 'list') for (const item of value as unknown[]) drop(shape.of, item);
  else if (shape.is === 'map') for (const item of Object.values(value)) drop(shape.of, item);
};

const isEmpty = (value: object): boolean => {
  for (const _ in value) return false;
  return true;
};

/**
 * Drops empty lists and maps from a decoded object that the caller owns, as storing it does. Until then they
 * are kept, since a few rules tell them from absent ones (`ports: []` of an ephemeral container is refused).
 */
export const dropEmptyCollections = (shape: StructShape, object: Record<string, unknown>): void => {
  for (const name in object) {
    const value = object[name];
    if (typeof value !== 'object' || value === null) continue;
    const field = shape.fields.get(name);
    if (field === undefined) continue;
    drop(field.shape, value);
    if (field.always || (field.shape.is !== 'list' && field.shape.is !== 'map')) continue;
    if (isEmpty(value)) delete object[name];
  }
};
