import type { Blueprint } from './blueprint.ts';
import { originBytes, own } from './control.ts';
import { type Code, i32 } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';

/**
 * Notes where the new states of a batch come from: that from `first` on they were found from states from `from` on.
 * That is all that is kept of parents; `origins.ts` finds them again.
 */
export const noteOrigin = (
  writer: FunctionWriter,
  plan: Blueprint,
  { area, first, from }: { readonly area: Local; readonly first: Local; readonly from: Local },
): Code => {
  const count = writer.i32();
  const at = writer.i32();
  return [
    count.set(i32.load(area.get, own.origins)),
    at.set(
      i32.add(i32.add(area.get, i32.const(plan.own.origins)), i32.mul(count.get, i32.const(originBytes))),
    ),
    i32.store(at.get, first.get),
    i32.store(at.get, from.get, 4),
    i32.store(area.get, i32.add(count.get, i32.const(1)), own.origins),
  ];
};
