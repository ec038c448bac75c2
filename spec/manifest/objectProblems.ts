import { create, type Verdict } from '../api/create.ts';
import { decodeObject } from '../api/decode/object.ts';
import { everyKind, originOf } from '../api/decode/registeredKinds.ts';
import { jsonText } from '../api/jsonText.ts';
import { resourceOfKind } from '../api/resourceTypes.ts';
import { kindShape } from '../api/schema/shape.ts';
import { fieldErrorText } from '../api/validation/fieldError.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { didYouMean } from '../suggestion.ts';
import type { ReadObject } from './readManifest.ts';
import { templateIn, unrendered } from './unrenderedTemplate.ts';

/** What creation would add to a name at random. */
export const nameSuffix = 'xxxxx';

/** What creation would choose at random; nothing here depends on it. */
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix };

/**
 * What the API server would answer if this object were created, in the words of problems: each error has its
 * place in the manifest. Kinds that cannot be created here give PS1004.
 */
export const objectProblems = (read: ReadObject): readonly Problem[] => {
  const answer = createdFrom(read);
  return answer.ok ? [] : answer.problems;
};

/** What works, but is likely to be a mistake, or deprecated. */
export type Warning = { readonly message: string; readonly place: Place };

export type Created =
  | {
      readonly ok: true;
      readonly object: Extract<Verdict, { valid: true }>['object'];
      readonly warnings: readonly Warning[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Whether nothing is said of an object but that its kind is not modelled. */
export const isUnmodelled = (answer: Created): boolean =>
  !answer.ok && answer.problems.every(({ code }) => code === 'PS1004');

/** A group of Kubernetes has no kind of this name: nobody would serve it. */
export const misspeltKind = ({ kind, apiVersion, locate }: ReadObject): Problem =>
  problem(
    'PS1203',
    `${apiVersion} has no kind ${JSON.stringify(kind)}; ${didYouMean(kind, everyKind, 'kubectl api-resources')}`,
    locate('kind'),
  );

/** The field that a warning begins with, and the rest of it; a text that names none is told as it is. */
const warningOf = (text: string, { locate, place }: ReadObject): Warning => {
  const [, path = '', message = ''] = /^([a-z][\w.]*(?:\[[^\]]*\][\w.]*)*): (.*)$/s.exec(text) ?? [];
  return path === '' ? { message: text, place } : { message, place: locate(path) };
};

/** The object as the API server would store it, with what it warns of, or all that it says against it. */
export const createdFrom = (read: ReadObject): Created => {
  const { kind, apiVersion, object, place, locate } = read;
  if (originOf(apiVersion, kind) === 'misspelt') return { ok: false, problems: [misspeltKind(read)] };
  const type = kindShape(kind);
  const resource = resourceOfKind(kind);
  if (!type || !resource || originOf(apiVersion, kind) === 'custom') {
    const message = resource ? `${kind} of ${apiVersion} is not modelled` : `${kind} is not modelled`;
    return { ok: false, problems: [problem('PS1004', message, place)] };
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
  const answer = create({ resource, body: jsonText(object), ...chosen });
  if (answer.valid) {
    const texts = new Set([...answer.requestWarnings, ...answer.warnings]);
    return { ok: true, object: answer.object, warnings: [...texts].map((text) => warningOf(text, read)) };
  }
  return {
    ok: false,
    problems: answer.errors.map((error) => errorProblem(error, read)),
  };
};

/** An error of the API server about an object, with its place. */
export const errorProblem = (
  error: Extract<Verdict, { valid: false }>['errors'][number],
  { locate }: ReadObject,
): Problem => problem('PS1006', explained(errorText(error)), locate(error.field));

/** A value that holds a template is wrong because of that. */
const explained = (text: string): string => {
  const template = templateIn(text);
  return template ? `${text}; ${unrendered(template.expression)}` : text;
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
