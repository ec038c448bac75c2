import type { Blueprint } from './blueprint.ts';
import { chunkStates, control, fullOrigins, own } from './control.ts';
import { type Call, type Code, i32, i32Type, loopWhile, waitWhile, wake, when } from './module/code.ts';
import type { ModuleWriter } from './module/moduleWriter.ts';

/** more threads than this are never called */
export const mostThreads = 255;

/**
 * `takePart(area)`: expands chunks of states, each taken by one thread, up to a limit; stops early where room
 * runs short or the host is to hear something: what is new to a law, or where states come from.
 *
 * `serve()`: what a thread does all its life: draws a ticket, which gives it an area; waits for a command that calls it, takes part or moves its share of the
 * slots, and says that it is done.
 */
export const defineThread = (
  module: ModuleWriter,
  plan: Blueprint,
  { expand, merge, spread }: { readonly [name in 'expand' | 'merge' | 'spread']: Call },
): void => {
  const at = (address: number): Code => i32.const(address);
  const shared = (address: number): Code => i32.atomicLoad(at(address));
  const takePart = module.define('takePart', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const first = writer.i32();
    const end = writer.i32();
    const goOn = writer.i32();
    const stop = i32.atomicStore(at(control.stop), i32.const(1));
    const claim = [
      first.set(i32.atomicAdd(at(control.head), i32.const(chunkStates))),
      end.set(i32.add(first.get, i32.const(chunkStates))),
      when(i32.gtU(end.get, shared(control.limit)), end.set(shared(control.limit))),
      goOn.set(i32.ltU(first.get, end.get)),
    ];
    const isFull = i32.gtU(shared(control.tail), shared(control.fullTail));
    const hasAlerts = i32.gtU(
      i32.load(area.get, own.alertEnd),
      i32.add(area.get, i32.const(plan.own.alerts)),
    );
    const hasNews = i32.or(hasAlerts, i32.geU(i32.load(area.get, own.origins), i32.const(fullOrigins)));
    return [
      goOn.set(i32.const(1)),
      first.set(i32.load(area.get, own.first)),
      end.set(i32.load(area.get, own.end)),
      loopWhile(i32.and(goOn.get, i32.eqz(shared(control.stop))), [
        when(isFull, stop, [
          when(i32.geU(first.get, end.get), claim),
          when(goOn.get, [
            first.set(expand(area.get, first.get, end.get)),
            merge(area.get),
            when(hasNews, stop),
          ]),
        ]),
      ]),
      i32.store(area.get, first.get, own.first),
      i32.store(area.get, end.get, own.end),
    ];
  });
  module.define('serve', [], [], (writer) => {
    const area = writer.i32();
    const ticket = writer.i32();
    const heard = writer.i32();
    const isCalled = i32.ltU(ticket.get, i32.and(heard.get, i32.const(mostThreads)));
    return [
      ticket.set(i32.atomicAdd(at(control.ready), i32.const(1))),
      area.set(
        i32.add(i32.const(plan.areas), i32.mul(i32.add(ticket.get, i32.const(1)), i32.const(plan.own.bytes))),
      ),
      loopWhile(i32.eqz(shared(control.leave)), [
        waitWhile(at(control.command), heard.get),
        when(i32.eqz(i32.eq(shared(control.command), heard.get)), [
          heard.set(shared(control.command)),
          when(i32.and(i32.eqz(shared(control.leave)), isCalled), [
            when(shared(control.task), spread(area.get), takePart(area.get)),
            [i32.atomicAdd(at(control.done), i32.const(1)), 0x1a],
            wake(at(control.done)),
          ]),
        ]),
      ]),
    ];
  });
};
