/** One value that differs between two pieces of plain data: `phase` was `Pending`, is `Running`. */
export type Difference = { readonly field: string; readonly before: string; readonly after: string };

const absent = '(none)';

/** What changed from one piece of plain data to another, field by field, in the order of the fields. */
export const differences = (before: unknown, after: unknown): Difference[] => {
  const [was, is] = [fields(before), fields(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((field) => {
    const difference = { field, before: was.get(field) ?? absent, after: is.get(field) ?? absent };
    return difference.before === difference.after ? [] : [difference];
  });
};

/** Leaves of plain data by path: `containers[0].state`. */
const fields = (value: unknown): Map<string, string> => {
  const leaves = new Map<string, string>();
  const visit = (path: string, inner: unknown): void => {
    if (inner === undefined) return;
    if (Array.isArray(inner) && inner.some(isComposed)) {
      inner.forEach((item, index) => {
        visit(`${path}[${index}]`, item);
      });
    } else if (isComposed(inner) && !Array.isArray(inner)) {
      for (const [name, field] of Object.entries(inner)) visit(path ? `${path}.${name}` : name, field);
    } else leaves.set(path, leafText(inner));
  };
  visit('', value);
  return leaves;
};

const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;

const leafText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
