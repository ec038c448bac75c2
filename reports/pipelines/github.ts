import type { Finding } from './findings.ts';

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const commands = { failed: 'error', undecided: 'warning', untested: 'notice', passed: undefined } as const;

/**
 * Findings as commands of GitHub's workflows, which show them beside the lines of the files: errors, warnings where nothing was
 * decided, notices where nothing was put to the test; and the answer.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubText = (answer: string, findings: readonly Finding[]): string =>
  [
    ...findings.flatMap(({ id, outcome, says, details, place }) => {
      const command = commands[outcome];
      if (command === undefined) return [];
      const where =
        place.file === undefined || place.file === '-'
          ? ''
          : `file=${property(place.file)},line=${place.line ?? 1},`;
      const text = details === '' || details === says ? says : `${says}\n${details}`;
      return [`::${command} ${where}title=${property(id)}::${escaped(text)}`];
    }),
    answer,
  ].join('\n');
