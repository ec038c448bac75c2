import { quantityOf } from '../quantity.ts';
import { quantityText } from '../quantityText.ts';
import type { FieldShape, Scalar, Shape, StructShape } from '../schema/shape.ts';
import { ExactInteger, int64FromNumber, int64FromText } from './exactInteger.ts';
import { goField, goTypeName } from './goField.ts';
import { type Duplicates, type Member, setOwn } from './json.ts';
import { isNumber, isRecord, jsonType } from './jsonType.ts';
import { NumberText } from './numberText.ts';
import { timeText } from './time.ts';
import { timeProblem } from './timeProblem.ts';

/** A value that the API's type of that field cannot hold. */
export type TypeMismatch = {
  readonly path: string;
  /** in the words of Go's decoder */
  readonly message: string;
  /** Kubernetes reads no further than here, and tells this alone */
  readonly final: boolean;
};

/** A field that strict decoding refuses. */
export type StrictField = { readonly problem: 'unknown' | 'duplicate'; readonly path: string };

export type DecodedObject = {
  /** zero values are left out where the API does not tell them from absent; empty lists and maps are kept */
  readonly object: Record<string, unknown>;
  readonly typeErrors: readonly TypeMismatch[];
  /** fields that the type does not have, and fields that were given more than once, as they are met */
  readonly strictErrors: readonly StrictField[];
  /** how many member names were read, those below unknown fields included, but none below values of a wrong type */
  readonly names: number;
};

type Run = {
  readonly root: StructShape;
  readonly steps: (string | number)[];
  readonly typeErrors: TypeMismatch[];
  readonly strictErrors: StrictField[];
  readonly duplicates: Duplicates;
  readonly inPlace: boolean;
  /** quantities stay as they are written; nothing is added */
  readonly asWritten: boolean;
  names: number;
};

/** As Kubernetes' decoder writes a path: `spec.containers[0].image`. */
const pathText = (steps: readonly (string | number)[]): string =>
  steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );

const minInt32 = -(2 ** 31);
const maxInt32 = 2 ** 31 - 1;

const isInteger = (type: string): boolean => type === 'int32' || type === 'int64';

/** `type`: what is asked for, where that is not what the field's own type says */
const refuse = (run: Run, value: unknown, type?: string, final = false): undefined => {
  const place = goField(run.root, run.steps);
  const asked = type ?? place?.type ?? goTypeName(run.root.name);
  const given = isNumber(value) && isInteger(asked) ? `number ${String(value)}` : jsonType(value);
  const into =
    place === undefined ? `Go value of type ${asked}` : `Go struct field ${place.field} of type ${asked}`;
  return fail(run, `json: cannot unmarshal ${given} into ${into}`, final);
};

const fail = (run: Run, message: string, final: boolean): undefined => {
  run.typeErrors.push({ path: pathText(run.steps), message, final });
  return undefined;
};

const int64Of = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : int64FromNumber(value);
  if (value instanceof NumberText) return int64FromText(value.text);
  return value instanceof ExactInteger ? value.asNumber() : undefined;
};

const int32Of = (value: unknown): number | undefined => {
  const integer = int64Of(value);
  return integer !== undefined && integer >= minInt32 && integer <= maxInt32 ? integer : undefined;
};

const zeroScalars: Readonly<Partial<Record<Scalar, unknown>>> = {
  string: '',
  bool: false,
  int32: 0,
  int64: 0,
  float64: 0,
  bytes: '',
  Quantity: '0',
  IntOrString: 0,
  Duration: '0s',
};

const zeroOf = (shape: Shape): unknown => {
  if (shape.is === 'struct') {
    const made: Record<string, unknown> = {};
    for (const { name, shape: inner } of shape.always) {
      const zero = zeroOf(inner);
      if (zero !== undefined) made[name] = zero;
    }
    return made;
  }
  if (shape.is === 'list') return [];
  if (shape.is === 'map') return {};
  return zeroScalars[shape.is];
};

const quantity = (value: unknown, run: Run): string | undefined => {
  const written = isNumber(value) ? String(value) : value;
  const parsed = quantityOf(written);
  if (!parsed.valid) return fail(run, parsed.reason, true);
  return run.asWritten ? String(written ?? 0).trim() : quantityText(parsed.quantity);
};

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** How many names there are in a value, at all levels. */
const namesIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let names = 0;
  if (Array.isArray(value)) for (const item of value) names += namesIn(item);
  else if (isRecord(value)) for (const name of Object.keys(value)) names += 1 + namesIn(value[name]);
  return names;
};

/** A stated limit of this specification: free-form objects that nest deeper are refused. */
const maxFreeDepth = 1_000;

const nestsDeeper = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => nestsDeeper(each, levels - 1));
};

/** The time that stands for none. */
const zeroTime = '0001-01-01T00:00:00';

const time = (value: unknown, micro: boolean, run: Run): string | undefined => {
  if (typeof value !== 'string') return refuse(run, value, 'string', true);
  const text = timeText(value, micro);
  if (text === undefined) return fail(run, timeProblem(value, micro), true);
  return text.startsWith(zeroTime) ? undefined : text;
};

const scalar = (type: Scalar, value: unknown, run: Run): unknown => {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : refuse(run, value);
    case 'bool':
      return typeof value === 'boolean' ? value : refuse(run, value);
    case 'int32':
      return int32Of(value) ?? refuse(run, value);
    case 'int64':
      return int64Of(value) ?? refuse(run, value);
    case 'float64':
      return isNumber(value) ? Number(value) : refuse(run, value);
    case 'IntOrString':
      return typeof value === 'string' ? value : (int32Of(value) ?? refuse(run, value, 'int32', true));
    case 'Quantity':
      return quantity(value, run);
    case 'Time':
    case 'MicroTime':
      return time(value, type === 'MicroTime', run);
    case 'bytes':
      return typeof value === 'string' && base64.test(value.replaceAll(/[\r\n]/g, ''))
        ? value
        : refuse(run, value);
    case 'Duration':
      return typeof value === 'string' ? value : refuse(run, value, 'string', true);
    case 'Object':
      if (nestsDeeper(value, maxFreeDepth)) return fail(run, `more than ${maxFreeDepth} levels`, true);
      run.names += namesIn(value);
      return value;
  }
};

const list = (of: Shape, value: unknown, run: Run): unknown[] | undefined => {
  if (!Array.isArray(value)) return refuse(run, value);
  const made: unknown[] = run.inPlace ? value : [];
  for (let index = 0; index < value.length; index++) {
    run.steps.push(index);
    const item = value[index];
    made[index] = item === null ? zeroOf(of) : (decodeShape(of, item, run) ?? zeroOf(of));
    run.steps.pop();
  }
  return made;
};

const strictly = (run: Run, problem: StrictField['problem']): void => {
  run.strictErrors.push({ problem, path: pathText(run.steps) });
};

const unknown = (run: Run, value: unknown): void => {
  strictly(run, 'unknown');
  if (!nestsDeeper(value, maxFreeDepth)) run.names += namesIn(value);
};

/** Names of members in their order; where one occurs twice, `members` are all of them. */
const namesOf = (value: object, members: readonly Member[] | undefined): readonly string[] =>
  members === undefined ? Object.keys(value) : members.map(({ name }) => name);

const map = (of: Shape, value: unknown, run: Run): Record<string, unknown> | undefined => {
  if (!isRecord(value)) return refuse(run, value);
  const members = run.duplicates.get(value);
  const names = namesOf(value, members);
  const made: Record<string, unknown> = run.inPlace ? value : {};
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    run.names++;
    const item = members === undefined ? value[name] : members[index]?.value;
    if (members === undefined && of.is === 'string' && typeof item === 'string') {
      if (!run.inPlace) setOwn(made, name, item);
      continue;
    }
    run.steps.push(name);
    if (members !== undefined && names.indexOf(name) < index) strictly(run, 'duplicate');
    const decoded = item === null ? zeroOf(of) : (decodeShape(of, item, run) ?? zeroOf(of));
    if (!run.inPlace || decoded !== value[name]) setOwn(made, name, decoded);
    run.steps.pop();
  }
  return made;
};

const isZeroScalar = (value: unknown): boolean => value === '' || value === 0 || value === false;

const isEmpty = (value: object): boolean => {
  for (const _ in value) return false;
  return true;
};

const decodeField = (field: FieldShape, value: unknown, run: Run): unknown => {
  if (value === null && (field.pointer || field.shape.is !== 'Quantity')) return undefined;
  const decoded = decodeShape(field.shape, value, run);
  if (decoded === undefined || field.always || field.pointer) return decoded;
  if (isZeroScalar(decoded)) return undefined;
  return field.shape.is === 'struct' && isEmpty(decoded as object) ? undefined : decoded;
};

/** Where no name occurs twice. */
const decodeMembers = (
  shape: StructShape,
  value: Record<string, unknown>,
  run: Run,
): Record<string, unknown> => {
  const { inPlace } = run;
  const made: Record<string, unknown> = inPlace ? value : {};
  let always = 0;
  for (const name in value) {
    run.names++;
    const field = shape.fields.get(name);
    const item = value[name];
    if (field !== undefined && field.shape.is === 'string' && typeof item === 'string' && item !== '') {
      // most fields are such, and nothing is to be said of them
      if (!inPlace) made[name] = item;
      if (field.always) always++;
      continue;
    }
    run.steps.push(name);
    if (field === undefined) unknown(run, item);
    const decoded = field === undefined ? undefined : decodeField(field, item, run);
    if (decoded === undefined) {
      if (inPlace) delete made[name];
    } else {
      if (!inPlace || decoded !== item) made[name] = decoded;
      if (field?.always) always++;
    }
    run.steps.pop();
  }
  if (always < shape.always.length) addAlways(shape, made, run);
  return made;
};

const addAlways = (shape: StructShape, made: Record<string, unknown>, run: Run): void => {
  if (run.asWritten) return;
  for (const { name, shape: inner } of shape.always) {
    if (made[name] === undefined) {
      const zero = zeroOf(inner);
      if (zero !== undefined) made[name] = zero;
    }
  }
};

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const decodeStruct = (shape: StructShape, value: unknown, run: Run): Record<string, unknown> | undefined => {
  if (!isRecord(value)) return refuse(run, value);
  const members = run.duplicates.size === 0 ? undefined : run.duplicates.get(value);
  if (members === undefined && isPlain(value)) return decodeMembers(shape, value, run);
  const names = namesOf(value, members);
  const made: Record<string, unknown> = run.inPlace ? value : {};
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    run.names++;
    const field = shape.fields.get(name);
    const item = members === undefined ? value[name] : members[index]?.value;
    if (members === undefined && field?.shape.is === 'string' && typeof item === 'string' && item !== '') {
      // most fields are such, and nothing is to be said of them
      if (!run.inPlace) made[name] = item;
      continue;
    }
    run.steps.push(name);
    if (field === undefined) unknown(run, item);
    else if (members !== undefined && names.indexOf(name) < index) strictly(run, 'duplicate');
    const decoded = field === undefined ? undefined : decodeField(field, item, run);
    if (decoded === undefined) {
      if (run.inPlace) delete made[name];
    } else if (!run.inPlace || decoded !== made[name]) made[name] = decoded;
    run.steps.pop();
  }
  addAlways(shape, made, run);
  return made;
};

const decodeShape = (shape: Shape, value: unknown, run: Run): unknown => {
  switch (shape.is) {
    case 'struct':
      return decodeStruct(shape, value, run);
    case 'list':
      return list(shape.of, value, run);
    case 'map':
      return map(shape.of, value, run);
    default:
      return scalar(shape.is, value, run);
  }
};

const nothing: Duplicates = new Map();

/**
 * Decodes plain JSON data as one of the API's types. What a field cannot hold is told in `typeErrors`; the rest
 * is decoded all the same (an item of a list or map that cannot be held is the zero value of its type).
 */
export const decodeObject = (
  shape: StructShape,
  value: unknown,
  duplicates: Duplicates = nothing,
): DecodedObject => decode(shape, value, duplicates, {});

/**
 * As `decodeObject`, but quantities stay as they are written (`1.0` and `1000m`, which are held differently, are not `1`),
 * and fields that the API always writes are not added.
 */
export const decodeAsWritten = (shape: StructShape, value: unknown): DecodedObject =>
  decode(shape, value, nothing, { asWritten: true });

/**
 * As `decodeObject`, within data that the caller gives away: what is as it should be stays where it is. Faster
 * than a copy.
 */
export const decodeInPlace = (
  shape: StructShape,
  value: unknown,
  duplicates: Duplicates = nothing,
): DecodedObject => decode(shape, value, duplicates, { inPlace: true });

const decode = (
  shape: StructShape,
  value: unknown,
  duplicates: Duplicates,
  { inPlace = false, asWritten = false }: { readonly inPlace?: boolean; readonly asWritten?: boolean },
): DecodedObject => {
  const run: Run = {
    root: shape,
    inPlace,
    asWritten,
    steps: [],
    typeErrors: [],
    strictErrors: [],
    duplicates,
    names: 0,
  };
  const object = decodeStruct(shape, value, run) ?? {};
  const { typeErrors, strictErrors, names } = run;
  return { object, typeErrors, strictErrors, names };
};
