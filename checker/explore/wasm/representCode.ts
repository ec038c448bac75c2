import type { Blueprint } from './blueprint.ts';
import { own } from './control.ts';
import type { CanonicalContext, Hooks } from './hooks.ts';
import { type Code, i32, i32Type, loopWhile } from './module/code.ts';
import type { ModuleWriter } from './module/moduleWriter.ts';

/** `represent(area)`: replaces each successor by the representative of its orbit, as merging does. */
export const defineRepresent = (
  module: ModuleWriter,
  { own: area, places, stateBytes }: Blueprint,
  canonical: NonNullable<Hooks['canonical']>,
): void => {
  module.define('represent', [i32Type], [], (writer) => {
    const begin = writer.parameters[0]!;
    const successor = writer.i32();
    const context: CanonicalContext = { writer, places, address: successor.get };
    return [
      successor.set(i32.add(begin.get, i32.const(area.states))),
      loopWhile(i32.ltU(successor.get, i32.load(begin.get, own.candidateEnd)), [
        canonical(context),
        successor.set(i32.add(successor.get, i32.const(stateBytes))),
      ]),
    ] as Code;
  });
};
