import type { Compiled } from '../compile/compiled.ts';
import { type InterpretedOptions, InterpretedSearch } from './interpretedSearch.ts';
import type { Search } from './search.ts';
import { webAssembly } from './wasm/host.ts';
import { type WasmOptions, WasmSearch } from './wasm/wasmSearch.ts';

export type EngineOptions = WasmOptions & InterpretedOptions;

/** The fastest engine that runs here: generated WebAssembly, or the interpreted search where there is none. */
export const engineFor = (compiled: Compiled, options: EngineOptions = {}): Search =>
  webAssembly ? new WasmSearch(compiled, options) : new InterpretedSearch(compiled, options);
