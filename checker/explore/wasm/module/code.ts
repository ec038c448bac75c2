/** Instructions of WebAssembly as nested bytes, operands before operators; flattened when the module is written. */
export type Code = readonly (number | Code)[];

/** An instruction that takes its operands. */
export type Call = (...operands: Code[]) => Code;

export const i32Type = 0x7f;
export const i64Type = 0x7e;
export type ValueType = typeof i32Type | typeof i64Type;

/** unsigned LEB128 */
export const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
};

/** signed LEB128 */
const signed = (value: bigint): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
};

const binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [left, right, opcode];
const unary =
  (opcode: number) =>
  (operand: Code): Code => [operand, opcode];
const load =
  (opcode: number, align: number) =>
  (address: Code, offset = 0): Code => [address, opcode, align, unsigned(offset)];
const store =
  (opcode: number, align: number) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, opcode, align, unsigned(offset)];
const atomicLoad =
  (opcode: number, align: number) =>
  (address: Code, offset = 0): Code => [address, 0xfe, opcode, align, unsigned(offset)];
const atomicStore =
  (opcode: number, align: number) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, 0xfe, opcode, align, unsigned(offset)];
/** stores the third where the second was found; what was found */
const compareExchange =
  (opcode: number, align: number) =>
  (address: Code, expected: Code, replacement: Code): Code => [
    address,
    expected,
    replacement,
    0xfe,
    opcode,
    align,
    0,
  ];

export const i32 = {
  const: (value: number): Code => [0x41, signed(BigInt(value | 0))],
  load: load(0x28, 2),
  load8: load(0x2d, 0),
  store: store(0x36, 2),
  store8: store(0x3a, 0),
  eqz: unary(0x45),
  eq: binary(0x46),
  ne: binary(0x47),
  ltU: binary(0x49),
  gtU: binary(0x4b),
  geU: binary(0x4f),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  divU: binary(0x6e),
  and: binary(0x71),
  or: binary(0x72),
  xor: binary(0x73),
  shl: binary(0x74),
  shrU: binary(0x76),
  wrap: unary(0xa7),
  atomicLoad: atomicLoad(0x10, 2),
  atomicStore: atomicStore(0x17, 2),
  /** adds to what is there; what was there before */
  atomicAdd: atomicStore(0x1e, 2),
  compareExchange: compareExchange(0x48, 2),
};

export const i64 = {
  const: (value: bigint): Code => [0x42, signed(BigInt.asIntN(64, value))],
  load: load(0x29, 3),
  load32S: load(0x34, 2),
  load32U: load(0x35, 2),
  store: store(0x37, 3),
  /** the lower bytes alone */
  store8: store(0x3c, 0),
  store16: store(0x3d, 1),
  store32: store(0x3e, 2),
  eqz: unary(0x50),
  eq: binary(0x51),
  ne: binary(0x52),
  geU: binary(0x5a),
  ctz: unary(0x7a),
  add: binary(0x7c),
  sub: binary(0x7d),
  mul: binary(0x7e),
  divU: binary(0x80),
  and: binary(0x83),
  or: binary(0x84),
  xor: binary(0x85),
  shl: binary(0x86),
  shrS: binary(0x87),
  shrU: binary(0x88),
  extend: unary(0xad),
  atomicLoad: atomicLoad(0x11, 3),
  atomicStore: atomicStore(0x18, 3),
  compareExchange: compareExchange(0x49, 3),
};

/** sleeps for as long as the number at an address is the expected one */
export const waitWhile = (address: Code, expected: Code): Code => [
  address,
  expected,
  i64.const(-1n),
  [0xfe, 0x01, 2, 0, 0x1a],
];

/** wakes all who sleep at an address */
export const wake = (address: Code): Code => [address, i32.const(-1), [0xfe, 0x00, 2, 0, 0x1a]];

const voidBlock = 0x40;

/** `body` for as long as `condition` (an i32) is not zero */
export const loopWhile = (condition: Code, body: Code): Code => [
  [0x02, voidBlock, 0x03, voidBlock],
  condition,
  [0x45, 0x0d, 1],
  body,
  [0x0c, 0, 0x0b, 0x0b],
];

/** `body` until `condition` (an i32) that follows it is zero */
export const loopAgain = (body: Code, condition: Code): Code => [
  [0x03, voidBlock],
  body,
  condition,
  [0x0d, 0, 0x0b],
];

export const when = (condition: Code, then: Code, otherwise?: Code): Code => [
  condition,
  [0x04, voidBlock],
  then,
  otherwise ? [0x05, otherwise] : [],
  0x0b,
];

/** the first if `condition` (an i32) is not zero, otherwise the second; both are evaluated */
export const select = (first: Code, second: Code, condition: Code): Code => [first, second, condition, 0x1b];

export const giveBack = (value: Code): Code => [value, 0x0f];
export const copyMemory = (to: Code, from: Code, bytes: Code): Code => [to, from, bytes, [0xfc, 0x0a, 0, 0]];

/** sums, conjunctions: nothing for an empty list */
export const folded = (
  combine: (left: Code, right: Code) => Code,
  parts: readonly Code[],
  empty: Code,
): Code => (parts.length ? parts.reduce(combine) : empty);
