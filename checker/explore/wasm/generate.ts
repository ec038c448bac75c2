import type { Blueprint } from './blueprint.ts';
import { defineExpand, defineSettle } from './expandCode.ts';
import type { Hooks } from './hooks.ts';
import { type CompiledModule, webAssembly } from './host.ts';
import { definePlaceIndexed, defineSpreadIndexed } from './indexed/placeIndexed.ts';
import { defineMerge } from './mergeCode.ts';
import type { Call } from './module/code.ts';
import { ModuleWriter } from './module/moduleWriter.ts';
import { definePlace } from './placeCode.ts';
import { defineRepresent } from './representCode.ts';
import { defineCatchUp, defineSpread } from './spreadCode.ts';
import { defineThread } from './threadCode.ts';

/** 64 KiB, in bytes */
export const pageBytes = 65536;
/** all that 32-bit addresses reach: 4 GiB */
export const mostPages = 65536;

/** The functions of a generated engine. `area`: where a thread's own area begins. */
export type Engine = {
  readonly expand: (area: number, first: number, end: number) => number;
  readonly merge: (area: number) => void;
  readonly spread: (area: number) => void;
  /** of a set that moves slots */
  readonly catchUp?: (area: number) => void;
  /** where states are made canonical */
  readonly represent?: (area: number) => void;
  readonly place: (area: number, first: number, end: number) => void;
  /** where memory is shared: takes part in what `control` asks for, once or until it asks to leave */
  readonly takePart?: (area: number) => void;
  readonly serve?: () => void;
};

/** Generates the engine of one compiled system. */
export const generate = (
  plan: Blueprint,
  { hooks, shared, leastPages }: { hooks: Hooks; shared: boolean; leastPages: number },
): CompiledModule => {
  const module = new ModuleWriter();
  const settle = plan.urgent && defineSettle(module, plan, plan.urgent);
  const expand = defineExpand(module, plan, settle);
  const merge = defineMerge(module, plan, { hooks, shared });
  if (hooks.canonical) defineRepresent(module, plan, hooks.canonical);
  const spread = definePlacing(module, plan, shared);
  if (shared) defineThread(module, plan, { expand, merge, spread });
  return new webAssembly!.Module(module.bytes({ least: leastPages, most: mostPages, shared }));
};

/** How slots are filled again when there are more of them: gives what each thread does then. */
const definePlacing = (module: ModuleWriter, plan: Blueprint, shared: boolean): Call => {
  if (plan.isIndexed) return defineSpreadIndexed(module, definePlaceIndexed(module, plan, { shared }));
  definePlace(module, plan);
  const spread = defineSpread(module, plan);
  defineCatchUp(module, plan);
  return spread;
};
