/**
 * The tables that generated code reads, as they will lie in linear memory. Equal read-only tables are kept
 * once: what the cache holds decides the speed.
 */
export class Image {
  readonly base: number;
  private buffer = new ArrayBuffer(1 << 16);
  private used = 0;
  private readonly known = new Map<string, number>();

  constructor(base: number) {
    this.base = base;
  }

  /** The first address after the tables. */
  get end(): number {
    return this.base + this.used;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.buffer, 0, this.used);
  }

  /** Places a table of 32-bit numbers that equal tables may share; its address. */
  shared(values: Int32Array, about = ''): number {
    const key = `${about}|${values.join()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const address = this.place(values);
    this.known.set(key, address);
    return address;
  }

  /** Places a table of its own. */
  place(values: Int32Array | BigInt64Array): number {
    const address = this.reserve(values.byteLength);
    new Uint8Array(this.buffer, address - this.base, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return address;
  }

  /** So many bytes of zeros, on a boundary of 8 bytes; their address. */
  reserve(bytes: number): number {
    const at = this.used;
    this.used += (bytes + 7) & ~7;
    if (this.used > this.buffer.byteLength) {
      const larger = new ArrayBuffer(Math.max(this.used, this.buffer.byteLength * 2));
      new Uint8Array(larger).set(new Uint8Array(this.buffer));
      this.buffer = larger;
    }
    return this.base + at;
  }
}
