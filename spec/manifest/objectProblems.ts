import { create, type Verdict } from '../api/create.ts';
import { decodeObject } from '../api/decode/object.ts';
import { jsonText } from '../api/jsonText.ts';
import { resourceOfKind } from '../api/resourceTypes.ts';
import { kindShape } from '../api/schema/shape.ts';
import { fieldErrorText } from '../api/validation/fieldError.ts';
import { type Problem, problem } from '../problem.ts';
import type { ReadObject } from './readManifest.ts';

/** What creation would choose at random; nothing here depends on it. */
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix: 'xxxxx' };

/**
 * What the API server would answer if this object were created, in the words of problems: each error has its
 * place in the manifest. Kinds that cannot be created here give PS1004.
 */
export const objectProblems = (read: ReadObject): readonly Problem[] => {
  const answer = createdFrom(read);
  return answer.ok ? [] : answer.problems;
};

export type Created =
  | { readonly ok: true; readonly object: Extract<Verdict, { valid: true }>['object'] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The object as the API server would store it, or all that it says against it. */
export const createdFrom = ({ kind, apiVersion, object, place, locate }: ReadObject): Created => {
  const type = kindShape(kind);
  const resource = resourceOfKind(kind);
  if (!type || !resource) {
    return { ok: false, problems: [problem('PS1004', `${kind} is not modelled`, place)] };
  }
  if (apiVersion !== type.apiVersion) {
    const message = `${kind} is served as ${type.apiVersion}, not as ${apiVersion}`;
    return { ok: false, problems: [problem('PS1005', message, locate('apiVersion'))] };
  }
  const { typeErrors } = decodeObject(type.shape, object);
  if (typeErrors.length > 0) {
    return {
      ok: false,
      problems: typeErrors.map(({ path, message }) => problem('PS1006', message, locate(path))),
    };
  }
  const verdict = create({ resource, body: jsonText(object), ...chosen });
  if (verdict.valid) return { ok: true, object: verdict.object };
  return {
    ok: false,
    problems: verdict.errors.map((error) => problem('PS1006', errorText(error), locate(error.field))),
  };
};

/** The message without the path, which the place tells. */
const errorText = (error: Extract<Verdict, { valid: false }>['errors'][number]): string => {
  switch (error.type) {
    case 'Strict':
      return error.detail.replace(/ ".*"$/, '');
    case 'Decode':
    case 'BadRequest':
    case 'Conflict':
      return error.detail;
    default:
      return fieldErrorText({ ...error, field: '' }).replace(/^: /, '');
  }
};
