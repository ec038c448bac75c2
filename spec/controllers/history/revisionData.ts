import { byText } from '../../api/byText.ts';
import { decodeObject } from '../../api/decode/object.ts';
import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { quantityOf } from '../../api/quantity.ts';
import { quantityText } from '../../api/quantityText.ts';
import { type Shape, type StructShape, structShape } from '../../api/schema/shape.ts';

type Members = readonly (readonly [name: string, text: string])[];

/** An object with its members in the order of their names. */
const objectText = (members: Members): string => {
  const sorted = members.toSorted(([a], [b]) => byText(a, b));
  return `{${sorted.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
};

const zeroTexts: Readonly<Partial<Record<Shape['is'], string>>> = {
  string: '""',
  bool: 'false',
  int32: '0',
  int64: '0',
  float64: '0',
  IntOrString: '0',
  Quantity: '"0"',
};

const quantity = (text: string): string => {
  const parsed = quantityOf(text);
  return parsed.valid ? quantityText(parsed.quantity) : text;
};

const isEmpty = (value: unknown): boolean => Object.keys(value as object).length === 0;

/** As the API writes a value, with sorted keys. */
const textOf = (shape: Shape, value: unknown): string => {
  switch (shape.is) {
    case 'list':
      return `[${(value as readonly unknown[]).map((item) => textOf(shape.of, item)).join(',')}]`;
    case 'map':
      return objectText(Object.entries(value as object).map(([key, item]) => [key, textOf(shape.of, item)]));
    case 'struct':
      return objectText(membersOf(shape, value as Readonly<Record<string, unknown>>));
    case 'Quantity':
      return JSON.stringify(quantity(value as string));
    default:
      return JSON.stringify(value);
  }
};

/** Parts that are no pointers are written even where they are empty; so is what the API always writes. */
const membersOf = (struct: StructShape, object: Readonly<Record<string, unknown>>): Members =>
  [...struct.fields.values()].flatMap(({ name, shape, pointer, required, always }) => {
    const value = object[name];
    const isLeftOut =
      (shape.is === 'list' || shape.is === 'map') && !always && value !== undefined && isEmpty(value);
    if (isLeftOut) return [];
    if (value !== undefined) return [[name, textOf(shape, value)] as const];
    if (shape.is === 'struct' && !pointer) return [[name, textOf(shape, {})] as const];
    return required || always ? [[name, pointer ? 'null' : (zeroTexts[shape.is] ?? 'null')] as const] : [];
  });

/** Characters that Go writes as escapes in JSON, so that the text may stand in HTML. */
const escapedCharacters = /[<>&\u2028\u2029]/g;
const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * What a ControllerRevision of a StatefulSet or a DaemonSet holds: a patch that puts this Pod template in place of the one
 * that is there, as JSON with sorted keys. Two revisions are the same if these texts are.
 * https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/#understanding-daemonset-revisions
 */
export const revisionData = (template: PodTemplateSpec): string => {
  const whole = membersOf(structShape('core.PodTemplateSpec'), template as Readonly<Record<string, unknown>>);
  const text = objectText([['$patch', '"replace"'], ...whole]);
  return `{"spec":{"template":${text}}}`.replaceAll(escapedCharacters, escapeOf);
};

/** The template that the data of a revision brings back; undefined if they are no such patch. */
export const templateOfRevision = (data: string): PodTemplateSpec | undefined => {
  const patch = jsonOf(data) as { readonly spec?: { readonly template?: unknown } } | undefined;
  const template = patch?.spec?.template;
  if (typeof template !== 'object' || template === null) return undefined;
  const { object, typeErrors } = decodeObject(structShape('core.PodTemplateSpec'), template);
  return typeErrors.length > 0 ? undefined : (object as PodTemplateSpec);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
};
