import type { Finding } from './findings.ts';

/** what XML 1.0 has no place for */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

const escaped = (text: string): string =>
  text
    .replaceAll(unfit, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const inside = ({ outcome, says, details }: Finding): string => {
  switch (outcome) {
    case 'passed':
      return '';
    case 'failed':
      return `<failure message="${escaped(says)}">${escaped(details)}</failure>`;
    case 'undecided':
      return `<error message="${escaped(`undecided: ${details}`)}">${escaped(says)}</error>`;
    case 'untested':
      return '<skipped message="nothing put it to the test"/>';
  }
};

/** Findings as a report of JUnit, a case each: failures, errors where nothing was decided, skipped where nothing was tested. */
export const junitText = (findings: readonly Finding[], seconds: number): string => {
  const count = (outcome: Finding['outcome']): number =>
    findings.filter((each) => each.outcome === outcome).length;
  const counts =
    `tests="${findings.length}" failures="${count('failed')}" errors="${count('undecided')}" ` +
    `skipped="${count('untested')}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="podsem check" ${counts}>`,
    `<testsuite name="podsem check" ${counts}>`,
    ...findings.map((finding) => {
      const { id, says, place } = finding;
      const file = place.file === undefined ? '' : ` file="${escaped(place.file)}"`;
      const body = inside(finding);
      return `<testcase classname="${escaped(id)}" name="${escaped(says)}"${file}>${body}</testcase>`;
    }),
    '</testsuite>',
    '</testsuites>',
  ].join('\n');
};
