import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import { constantsOf } from '../../models/views/constants.ts';

/** views that tell what the API calls something, those first that call it as people do */
const namingKinds = ['asked pod', 'pod', 'asked node', 'node'];

/** What rules call things (`pod[1]`), by the names that the API has for them. */
export const subjectNames = (
  { views }: Pick<System, 'views'>,
  state: SystemState,
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const naming = namingKinds.flatMap((kind) => views.filter((view) => view.kind === kind));
  for (const { name, components, project } of naming) {
    if (names.has(name)) continue;
    const value = project(...components.map(({ index }) => state[index]!)) as { readonly name?: unknown };
    const constants = constantsOf<{ readonly name?: unknown }>(value);
    const known = constants?.name ?? value.name;
    if (typeof known === 'string' && known !== '') names.set(name, known);
  }
  return names;
};

/** A subject as people call it, with what rules call it where that tells more. */
export const calledOf = (names: ReadonlyMap<string, string>, subject: string): string =>
  names.get(subject) ?? subject;
