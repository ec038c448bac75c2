const offsetBasis = 2_166_136_261;
const prime = 16_777_619;

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8; half a surrogate pair is U+FFFD. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** The 32-bit FNV-1a hash of these bytes, one part after the other. http://www.isthe.com/chongo/tech/comp/fnv/ */
export const fnv32a = (...parts: readonly Uint8Array[]): number => {
  let hash = offsetBasis;
  for (const bytes of parts) for (const byte of bytes) hash = Math.imul(hash ^ byte, prime);
  return hash >>> 0;
};

/** The 32-bit FNV-1 hash: as FNV-1a, but it multiplies first. */
export const fnv32 = (...parts: readonly Uint8Array[]): number => {
  let hash = offsetBasis;
  for (const bytes of parts) for (const byte of bytes) hash = Math.imul(hash, prime) ^ byte;
  return hash >>> 0;
};
