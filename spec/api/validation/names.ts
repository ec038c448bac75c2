import { type FieldErrors, invalid } from './fieldError.ts';
import type { Path } from './path.ts';

/**
 * The syntax of names. Each function tells what is wrong, in the API's words; nothing if it is valid.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export type Problems = readonly string[];

const none: Problems = [];

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
const ascii = /^[\u0000-\u007f]*$/;

/** The length of a text in bytes (UTF-8), which is what the API's limits count. */
export const byteLength = (text: string): number =>
  ascii.test(text) ? text.length : new TextEncoder().encode(text).length;

const maxLength = (length: number): string => `must be no more than ${length} characters`;

/** The API's way to say what an expression wants. */
export const mustMatch = (message: string, expression: string, ...examples: string[]): string => {
  const told = examples.map((example) => `'${example}', `).join(' or ');
  return examples.length === 0
    ? `${message} (regex used for validation is '${expression}')`
    : `${message} (e.g. ${told}regex used for validation is '${expression}')`;
};

/** The API's way to say which numbers are allowed. */
export const mustBeBetween = (low: number, high: number): string =>
  `must be between ${low} and ${high}, inclusive`;

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const underscoredLabel = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const underscoredSubdomain = `${underscoredLabel}(\\.${underscoredLabel})*`;

const labelExpression = new RegExp(`^${label}$`);
const subdomainExpression = new RegExp(`^${subdomain}$`);
const underscoredSubdomainExpression = new RegExp(`^${underscoredSubdomain}$`);

const labelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const subdomainText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const underscoredText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";

const checked = (text: string, limit: number, expression: RegExp, otherwise: () => string): Problems => {
  const fits = text.length <= limit && expression.test(text);
  if (fits) return none;
  const long = byteLength(text) > limit ? [maxLength(limit)] : [];
  return expression.test(text) ? long : [...long, otherwise()];
};

/** `my-name`, at most 63 bytes. */
export const dnsLabelProblems = (name: string): Problems =>
  checked(name, 63, labelExpression, () =>
    subdomainExpression.test(name)
      ? 'must not contain dots'
      : mustMatch(labelText, label, 'my-name', '123-abc'),
  );

/** `my.name`, at most 253 bytes: what most names of objects are. */
export const dnsSubdomainProblems = (name: string): Problems =>
  checked(name, 253, subdomainExpression, () => mustMatch(subdomainText, subdomain, 'example.com'));

/** As a DNS subdomain, but with underscores: search domains. */
export const underscoredSubdomainProblems = (name: string): Problems =>
  checked(name, 253, underscoredSubdomainExpression, () =>
    mustMatch(underscoredText, underscoredSubdomain, 'example.com'),
  );

/** What stands for a prefix (`generateName`) while it is judged as a name: a last dash is allowed there. */
export const withoutTrailingDash = (prefix: string): string =>
  prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;

const startsWithDots = (text: string): Problems => {
  if (text === '.') return ["must not be '.'"];
  if (text === '..') return ["must not be '..'"];
  return text.startsWith('..') ? ["must not start with '..'"] : none;
};

/** A key of a ConfigMap or Secret. */
export const configMapKeyProblems = (key: string): Problems => [
  ...checked(key, 253, /^[-._a-zA-Z0-9]+$/, () =>
    mustMatch(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
      '[-._a-zA-Z0-9]+',
      'key.name',
      'KEY_NAME',
      'key-name',
    ),
  ),
  ...startsWithDots(key),
];

/** The name of an environment variable: printable ASCII without `=`. */
export const environmentVariableProblems = (name: string): Problems => {
  if (name === '') return ['environment variable name must be non-empty'];
  return /^[ -<>-~]+$/.test(name)
    ? none
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
};

/** The name of an HTTP header. */
export const httpHeaderProblems = (name: string): Problems =>
  /^[-A-Za-z0-9]+$/.test(name)
    ? none
    : [
        mustMatch(
          "a valid HTTP header must consist of alphanumeric characters or '-'",
          '[-A-Za-z0-9]+',
          'X-Header-Name',
        ),
      ];

/** Adds an error for each problem with a value. */
export const addProblems = (errors: FieldErrors, path: Path, value: unknown, problems: Problems): void => {
  for (const problem of problems) errors.push(invalid(path, value, problem));
};

/** `my-name`, at most 63 bytes; else an error. */
export const checkDnsLabel = (name: string, path: Path, errors: FieldErrors): void => {
  const problems = dnsLabelProblems(name);
  if (problems.length > 0) addProblems(errors, path, name, problems);
};

/** `my.name`, at most 253 bytes; else an error. */
export const checkDnsSubdomain = (name: string, path: Path, errors: FieldErrors): void => {
  const problems = dnsSubdomainProblems(name);
  if (problems.length > 0) addProblems(errors, path, name, problems);
};
