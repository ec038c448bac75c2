import type { AnyMachineSnapshot } from 'xstate';
import type { System } from '../../checker/system/system.ts';
import { askedLists } from './askedFields.ts';
import type { AskedRecord } from './language.ts';
import type { AskedNames } from './names.ts';
import { isIn, recordOf, viewOf } from './records.ts';

/** All that questions range over in one state of a system: what CEL is evaluated on. */
export const wholeView = (
  { views }: Pick<System, 'views'>,
  state: readonly AnyMachineSnapshot[],
  names: AskedNames,
): { readonly [list: string]: readonly AskedRecord[] } =>
  Object.fromEntries(
    Object.entries(askedLists).map(([list, { kind }]) => {
      const shown = views
        .filter((view) => view.kind === viewOf(kind, true))
        .map(({ components, project }) => project(...components.map(({ index }) => state[index]!)) as object);
      return [list, shown.filter((view) => isIn(list, view)).map((view) => recordOf(kind, view, names))];
    }),
  );
