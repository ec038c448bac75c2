/**
 * The syntax of label keys and values.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */

const namePart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const prefixPart = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const nameExamples =
  "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const nameRule =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const valueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** These take one byte each. */
const ascii = /^[\0-\x7f]*$/;

const byteLength = (text: string): number =>
  ascii.test(text) ? text.length : new TextEncoder().encode(text).length;

const prefixProblems = (prefix: string): string[] => {
  if (prefix === '') return ['prefix part must be non-empty'];
  const problems = byteLength(prefix) > 253 ? ['prefix part must be no more than 253 bytes'] : [];
  return prefixPart.test(prefix) ? problems : [...problems, `prefix part ${subdomainRule}`];
};

const nameProblems = (name: string): string[] => {
  const empty = name === '' ? ['name part must be non-empty'] : [];
  const long = byteLength(name) > 63 ? ['name part must be no more than 63 bytes'] : [];
  const shape = namePart.test(name) ? [] : [`name part ${nameRule} ${nameExamples}`];
  return [...empty, ...long, ...shape];
};

/** What is wrong with a label key (`[prefix/]name`), in the API's words; empty if it is valid. */
export const labelKeyProblems = (key: string): readonly string[] => {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      `a valid label key ${nameRule} ${nameExamples} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const [first = '', second] = parts;
  return second === undefined ? nameProblems(first) : [...prefixProblems(first), ...nameProblems(second)];
};

/** What is wrong with a label value, in the API's words; empty if it is valid. */
export const labelValueProblems = (value: string): readonly string[] => {
  const long = byteLength(value) > 63 ? ['must be no more than 63 bytes'] : [];
  return value === '' || namePart.test(value) ? long : [...long, valueRule];
};
