import { compile } from '../../../checker/compile/compile.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { withCheckpoints } from '../../../checker/explore/withCheckpoints.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';

/** A search that saves itself all the time, to be killed by a test: `checkpointedSearch.ts FILE`. */
const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 1, C: 1 });
const path = process.argv[2]!;
const search = withCheckpoints(new WasmSearch(compile(system, laws)), path, 0);
while (search.advance(20_000));
