import { NumberText } from './numberText.ts';

/** Kubernetes' JSON decoder refuses deeper nesting. */
const maxDepth = 10_000;

export type Member = { readonly name: string; readonly value: unknown };

/**
 * The members of each object in which a name occurs more than once, in their order: the last of a name counts, but the
 * earlier ones are read too.
 */
export type Duplicates = ReadonlyMap<object, readonly Member[]>;

export type ParsedJson =
  | { readonly valid: true; readonly value: unknown; readonly duplicates: Duplicates }
  | { readonly valid: false; readonly reason: string; readonly offset: number };

type Open = {
  readonly value: unknown[] | Record<string, unknown>;
  name: string | undefined;
  /** all members, once a name has occurred twice */
  members: Member[] | undefined;
};

const space = /[ \t\n\r]*/y;
const literal = /true|false|null/y;
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold control characters
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

const literals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

const numberOf = (text: string): number | NumberText =>
  /^-?[0-9]{1,15}$/.test(text) && text !== '-0' ? Number(text) : new NumberText(text);

/** Halves of surrogate pairs become U+FFFD, as in Kubernetes' decoder. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\u{fffd}');

/** Sets an own property whatever its name (`__proto__` included). */
export const setOwn = (object: object, name: string, value: unknown): void => {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (object as Record<string, unknown>)[name] = value;
  }
};

/**
 * JSON text as Kubernetes reads it: duplicate member names are told, numbers keep their text where it matters,
 * nesting is limited. Bad text gives the reason and the offset; it never throws.
 */
export const parseJson = (text: string): ParsedJson => {
  let at = 0;
  const stack: Open[] = [];
  const duplicates = new Map<object, Member[]>();
  let root: unknown;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const fail = (reason: string): ParsedJson => ({ valid: false, reason, offset: at });
  const here = (): string =>
    at >= text.length ? 'unexpected end of JSON input' : `invalid character ${JSON.stringify(text[at])}`;

  const place = (value: unknown): void => {
    const parent = stack.at(-1);
    if (parent === undefined) root = value;
    else if (Array.isArray(parent.value)) parent.value.push(value);
    else {
      const { name = '', members } = parent;
      members?.push({ name, value });
      setOwn(parent.value, name, value);
    }
  };

  /** Reads the name of the next member and its colon. */
  const member = (open: Open): boolean => {
    take(space);
    const name = take(string);
    if (name === undefined) return false;
    open.name = wellFormed(JSON.parse(name) as string);
    if (open.members === undefined && Object.hasOwn(open.value, open.name)) {
      open.members = Object.entries(open.value).map(([name, value]) => ({ name, value }));
      duplicates.set(open.value, open.members);
    }
    take(space);
    if (text[at] !== ':') return false;
    at++;
    return true;
  };

  for (;;) {
    take(space);
    const start = text[at];
    if (start === '{' || start === '[') {
      at++;
      if (stack.length >= maxDepth) return fail('exceeded max depth');
      const open: Open = { value: start === '{' ? {} : [], name: undefined, members: undefined };
      place(open.value);
      stack.push(open);
      take(space);
      const empty = text[at] === (start === '{' ? '}' : ']');
      if (!empty) {
        if (start === '{' && !member(open)) return fail(here());
        continue;
      }
    } else if (start === '"') {
      const found = take(string);
      if (found === undefined) return fail(here());
      place(wellFormed(JSON.parse(found) as string));
    } else {
      const word = take(literal);
      const number = word === undefined ? take(numeral) : undefined;
      if (word === undefined && number === undefined) return fail(here());
      place(word !== undefined ? literals[word] : numberOf(number ?? ''));
    }
    for (;;) {
      take(space);
      const open = stack.at(-1);
      if (open === undefined) {
        return at === text.length ? { valid: true, value: root, duplicates } : fail(here());
      }
      const list = Array.isArray(open.value);
      if (text[at] === (list ? ']' : '}')) {
        at++;
        stack.pop();
        continue;
      }
      if (text[at] !== ',') return fail(here());
      at++;
      if (!list && !member(open)) return fail(here());
      break;
    }
  }
};
