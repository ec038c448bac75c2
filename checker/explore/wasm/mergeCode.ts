import type { Blueprint } from './blueprint.ts';
import { batchStates, own } from './control.ts';
import { gatherBatch } from './gatherCode.ts';
import type { Hooks } from './hooks.ts';
import { insertIndexedBatch } from './indexed/insertIndexed.ts';
import { insertIndexedSharedBatch } from './indexed/insertIndexedShared.ts';
import { insertBatch } from './insertCode.ts';
import { insertSharedBatch } from './insertSharedCode.ts';
import { type Call, i32, i32Type, loopWhile, when } from './module/code.ts';
import type { ModuleWriter } from './module/moduleWriter.ts';

/**
 * `merge(area)`: appends the successors that are not in the set. There must be room for all. Works in batches:
 * each is gathered, then its states are searched for.
 */
export const defineMerge = (
  module: ModuleWriter,
  plan: Blueprint,
  { hooks, shared }: { readonly hooks: Hooks; readonly shared: boolean },
): Call =>
  module.define('merge', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const candidate = writer.i32();
    const parents = writer.i32();
    const end = writer.i32();
    const batchEnd = writer.i32();
    const from = writer.i32();
    const gather = gatherBatch(writer, plan, hooks, { candidate, batchEnd, area });
    const insert = inserter(plan.isIndexed, shared)(writer, plan, {
      end: gather.kept,
      area,
      from,
    });
    return [
      gather.prepare,
      insert.prepare,
      candidate.set(i32.add(area.get, i32.const(plan.own.states))),
      parents.set(i32.add(area.get, i32.const(plan.own.parents))),
      end.set(i32.load(area.get, own.candidateEnd)),
      loopWhile(i32.ltU(candidate.get, end.get), [
        batchEnd.set(i32.add(candidate.get, i32.const(batchStates * plan.stateBytes))),
        when(i32.gtU(batchEnd.get, end.get), batchEnd.set(end.get)),
        from.set(i32.load(parents.get)),
        gather.code,
        insert.code,
        parents.set(i32.add(parents.get, i32.const(4 * batchStates))),
      ]),
      insert.finish,
    ];
  });

const inserter = (isIndexed: boolean, shared: boolean) => {
  if (isIndexed) return shared ? insertIndexedSharedBatch : insertIndexedBatch;
  return shared ? insertSharedBatch : insertBatch;
};
