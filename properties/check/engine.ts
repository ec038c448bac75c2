import type { Compiled } from '../../checker/compile/compiled.ts';
import { InterpretedSearch } from '../../checker/explore/interpretedSearch.ts';
import type { Search } from '../../checker/explore/search.ts';
import { webAssembly } from '../../checker/explore/wasm/host.ts';
import { WasmSearch } from '../../checker/explore/wasm/wasmSearch.ts';

/** The fastest engine that there is here; all find the same. `mostBytes`: memory that it may take. */
export const fastestEngine =
  (mostBytes?: number) =>
  (compiled: Compiled): Search =>
    webAssembly
      ? new WasmSearch(compiled, mostBytes === undefined ? {} : { mostBytes: Math.min(mostBytes, 2 ** 32) })
      : new InterpretedSearch(compiled);
