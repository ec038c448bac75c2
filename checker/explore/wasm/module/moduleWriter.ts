import { type Code, i32Type, i64Type, unsigned, type ValueType } from './code.ts';

/** A local variable of a function under construction. */
export type Local = {
  readonly get: Code;
  readonly set: (value: Code) => Code;
  readonly tee: (value: Code) => Code;
};

type Signature = { readonly parameters: readonly ValueType[]; readonly results: readonly ValueType[] };

/** A function under construction: its locals are declared as they are needed. */
export class FunctionWriter {
  readonly signature: Signature;
  readonly parameters: readonly Local[];
  readonly locals: ValueType[] = [];

  constructor(signature: Signature) {
    this.signature = signature;
    this.parameters = signature.parameters.map((_, index) => localAt(index));
  }

  readonly i32 = (): Local => this.local(i32Type);
  readonly i64 = (): Local => this.local(i64Type);

  private local(type: ValueType): Local {
    this.locals.push(type);
    return localAt(this.signature.parameters.length + this.locals.length - 1);
  }
}

const localAt = (index: number): Local => ({
  get: [0x20, unsigned(index)],
  set: (value) => [value, 0x21, unsigned(index)],
  tee: (value) => [value, 0x22, unsigned(index)],
});

type Written = { readonly name: string; readonly signature: Signature; readonly body: number[] };

/**
 * Writes a WebAssembly module of functions over one imported memory (`engine.memory`). Small on purpose: the
 * engine needs forty instructions, and the whole writer loads faster than any library for it.
 */
export class ModuleWriter {
  private readonly functions: Written[] = [];

  /** Adds an exported function; returns how to call it. */
  define(
    name: string,
    parameters: readonly ValueType[],
    results: readonly ValueType[],
    write: (writer: FunctionWriter) => Code,
  ): (...operands: Code[]) => Code {
    const writer = new FunctionWriter({ parameters, results });
    const code = bytesOf(write(writer));
    const locals = writer.locals.map((type) => [1, type]);
    const body = [...unsigned(locals.length), ...locals.flat(), ...code, 0x0b];
    const index = this.functions.push({ name, signature: writer.signature, body }) - 1;
    return (...operands) => [...operands, 0x10, unsigned(index)];
  }

  /** The module's bytes; `shared` for a memory that several threads use. Pages are of 64 KiB. */
  bytes(memory: {
    readonly least: number;
    readonly most: number;
    readonly shared: boolean;
  }): Uint8Array<ArrayBuffer> {
    const limits = [memory.shared ? 0x03 : 0x01, ...unsigned(memory.least), ...unsigned(memory.most)];
    const { functions } = this;
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(
        1,
        functions.map(({ signature: { parameters, results } }) => [
          0x60,
          ...unsigned(parameters.length),
          ...parameters,
          ...unsigned(results.length),
          ...results,
        ]),
      ),
      ...section(2, [[...text('engine'), ...text('memory'), 0x02, ...limits]]),
      ...section(
        3,
        functions.map((_, index) => unsigned(index)),
      ),
      ...section(
        7,
        functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]),
      ),
      ...concatenated(
        10,
        functions.map(({ body }) => [unsigned(body.length), body]),
      ),
    ]);
  }
}

/** Flattens nested code; large functions make spreading into `push` unsafe. */
const bytesOf = (code: Code, into: number[] = []): number[] => {
  for (const part of code) {
    if (typeof part === 'number') into.push(part);
    else bytesOf(part, into);
  }
  return into;
};

const section = (id: number, entries: readonly number[][]): number[] =>
  concatenated(
    id,
    entries.map((entry) => [entry]),
  );

const concatenated = (id: number, entries: readonly Code[]): number[] => {
  const content = bytesOf([unsigned(entries.length), entries]);
  return bytesOf([id, unsigned(content.length), content]);
};

const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)];
