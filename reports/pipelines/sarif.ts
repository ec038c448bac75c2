import type { Finding } from './findings.ts';

const levels = { failed: 'error', undecided: 'warning', untested: 'note', passed: 'none' } as const;

/**
 * Findings in the Static Analysis Results Interchange Format: a result for each that is not as it should be, where the object
 * stands that it is about.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifText = (findings: readonly Finding[]): string => {
  const told = findings.filter(({ outcome }) => outcome === 'failed' || outcome === 'undecided');
  const ids = [...new Set(findings.map(({ id }) => id))];
  const results = told.map(({ id, outcome, says, details, place }) => ({
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: levels[outcome],
    message: { text: details === '' || details === says ? says : `${says}\n${details}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file) },
          region: { startLine: place.line ?? 1, startColumn: place.column ?? 1 },
        },
      },
    ],
  }));
  const rules = ids.map((id) => ({
    id,
    shortDescription: { text: findings.find((each) => each.id === id)?.says || id },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'podsem', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 1);
};

/** A file as a URI, relative as it was named. */
const uriOf = (file = '-'): string =>
  file === '-' ? 'stdin' : file.split(/[\\/]/).map(encodeURIComponent).join('/');
