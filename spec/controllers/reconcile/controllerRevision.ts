import { jsonText } from '../../api/jsonText.ts';
import type { ObjectMeta } from '../../api/objects/meta.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { type Problem, problem } from '../../problem.ts';
import type { ControllerRevision } from '../history/controllerRevision.ts';

type Read =
  | { readonly ok: true; readonly revision: ControllerRevision }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
};

/** Characters that Go writes as escapes in JSON. */
const escaped = (text: string): string =>
  text.replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A ControllerRevision as the controller wrote it: `kubectl get` shows its data as an object, no longer as a text. */
export const controllerRevisionFrom = ({ object, locate }: ReadObject): Read => {
  const { metadata, revision, data } = JSON.parse(jsonText(object)) as { [field: string]: unknown };
  if (typeof metadata !== 'object' || metadata === null) {
    return { ok: false, problems: [problem('PS1006', 'must be an object', locate('metadata'))] };
  }
  if (!Number.isSafeInteger(revision) || (revision as number) < 0) {
    const message = 'must be a whole number of at least 0';
    return { ok: false, problems: [problem('PS1006', message, locate('revision'))] };
  }
  if (typeof data !== 'object' || data === null) {
    return { ok: false, problems: [problem('PS1006', 'must be an object', locate('data'))] };
  }
  return {
    ok: true,
    revision: {
      metadata: metadata as ObjectMeta,
      revision: revision as number,
      data: escaped(JSON.stringify(sorted(data))),
    },
  };
};
