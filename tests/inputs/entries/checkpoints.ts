import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../../checker/compile/compile.ts';
import { magic } from '../../../checker/explore/checkpointFile.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { Refusal } from '../../../checker/refusal.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import type { Entry } from '../entry.ts';

/** states that are explored before the checkpoint is written */
const explored = 40;

/** Checkpoints whose head was changed, under a digest that fits; input is the head. */
export const checkpoints = (): Entry => {
  const folder = mkdtempSync(join(tmpdir(), 'podsem-'));
  const file = join(folder, 'checkpoint');
  const { system, laws } = replicatedPods({ N: 1, R: 1, U: 2, F: 1, C: 1 });
  const compiled = compile(system, laws);
  const begun = new WasmSearch(compiled);
  begun.advance(explored);
  begun.save(file);
  const bytes = readFileSync(file);
  const length = bytes.readDoubleBE(magic.length);
  const start = magic.length + 8;
  const rest = bytes.subarray(start + length, -32);
  return {
    name: 'checkpoints',
    valid: [bytes.subarray(start, start + length).toString('utf8')],
    take: async (input) => {
      const head = Buffer.from(input);
      const size = Buffer.alloc(8);
      size.writeDoubleBE(head.length);
      const body = Buffer.concat([Buffer.from(magic), size, head, rest]);
      writeFileSync(file, Buffer.concat([body, createHash('sha256').update(body).digest()]));
      try {
        const search = new WasmSearch(compiled, { resume: file });
        for (let portion = 0; portion < 100 && search.advance(1_000); portion++);
        search.status();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      return undefined;
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
};
