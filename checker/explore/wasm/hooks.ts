import type { Image } from './image.ts';
import type { Code } from './module/code.ts';
import type { FunctionWriter } from './module/moduleWriter.ts';
import type { Places } from './places.ts';

/**
 * Where other parts of the checker take part in a generated search.
 *
 * `canonical` is for symmetry: code that replaces a successor by the representative of its orbit before it is
 * looked up, so that one state of each orbit is stored. It is called once for every successor, in the inner
 * loop, so it must be straight and short. The first state is made canonical by the same code.
 */
export type Hooks = {
  /** places the read-only tables of `canonical`, before the rest of the memory is laid out */
  readonly tables?: (image: Image, places: Places) => void;
  readonly canonical?: (context: CanonicalContext) => Code;
};

export type CanonicalContext = {
  /** declares local variables of the function that calls the code */
  readonly writer: FunctionWriter;
  /** where each unit's local state lies: `units[unit]` is word (of 64 bits), shift and bits */
  readonly places: Places;
  /** pushes the address of the successor: its words are `i64.load(address, 8 * word)`, changed in place */
  readonly address: Code;
};
