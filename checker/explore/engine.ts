import type { Compiled } from '../compile/compiled.ts';
import { Refusal } from '../refusal.ts';
import { type InterpretedOptions, InterpretedSearch } from './interpretedSearch.ts';
import type { Search } from './search.ts';
import { webAssembly } from './wasm/host.ts';
import { type WasmOptions, WasmSearch } from './wasm/wasmSearch.ts';
import { checkpointSeconds, type OnUnsaved, withCheckpoints } from './withCheckpoints.ts';

export type EngineOptions = WasmOptions &
  InterpretedOptions & {
    /** a file that the search saves itself to, about every half minute */
    readonly checkpoint?: string;
    /** asked before each checkpoint; false leaves the last one as it is */
    readonly isWorthSaving?: () => boolean;
    /** told of a checkpoint that cannot be written; absent: that ends the search (CK305) */
    readonly onUnsaved?: OnUnsaved | undefined;
  };

/**
 * The fastest engine that runs here: generated WebAssembly, or the interpreted search where there is none. Both
 * find the same; the interpreted one uses one thread, and neither saves nor resumes (CK304).
 */
export const engineFor = (compiled: Compiled, options: EngineOptions = {}): Search => {
  const { checkpoint, resume, isWorthSaving, onUnsaved } = options;
  if (webAssembly) {
    const search = new WasmSearch(compiled, options);
    return checkpoint === undefined
      ? search
      : withCheckpoints(search, checkpoint, checkpointSeconds, isWorthSaving, onUnsaved);
  }
  if (checkpoint !== undefined || resume !== undefined)
    throw new Refusal('CK304', compiled.system.name, 'checkpoints need WebAssembly, which is not there');
  return new InterpretedSearch(compiled, options);
};
