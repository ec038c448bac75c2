type Fields = { [field: string]: unknown };

/**
 * The newer one of two states of an object, in the form that JSON has. Each part of it that is equal to what was there
 * becomes the very part that was there, in place: the same memory, and nothing to compare or to check again.
 */
export const shareParts = <T>(before: unknown, after: T): T => {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return after;
  if (Array.isArray(after)) return Array.isArray(before) ? (sharedList(before, after) as T) : after;
  return Array.isArray(before) ? after : (sharedFields(before as Fields, after as Fields) as T);
};

const sharedList = (before: unknown[], after: unknown[]): unknown[] => {
  let same = before.length === after.length;
  for (let at = 0; at < after.length; at += 1) {
    const was = before[at];
    if (was === after[at]) continue;
    const part = shareParts(was, after[at]);
    if (part === was) after[at] = part;
    else same = false;
  }
  return same ? before : after;
};

const sharedFields = (before: Fields, after: Fields): Fields => {
  let same = true;
  let fields = 0;
  for (const field in after) {
    fields += 1;
    const was = before[field];
    if (was === after[field] && was !== undefined) continue;
    const part = Object.hasOwn(before, field) ? shareParts(was, after[field]) : undefined;
    if (part === was && was !== undefined) after[field] = part;
    else same = false;
  }
  return same && fields === Object.keys(before).length ? before : after;
};
