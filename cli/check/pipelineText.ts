import type { Check } from '../../drivers/exhaustive/check.ts';
import { findingsOf } from '../../reports/pipelines/findings.ts';
import { githubText } from '../../reports/pipelines/github.ts';
import { junitText } from '../../reports/pipelines/junit.ts';
import { sarifText } from '../../reports/pipelines/sarif.ts';

/** The verdict of a check in one of the forms that pipelines read. */
export const pipelineText = (check: Check, form: 'junit' | 'sarif' | 'github', seconds: number): string => {
  const { answer, findings } = findingsOf(check);
  if (form === 'junit') return junitText(findings, seconds);
  return form === 'sarif' ? sarifText(findings) : githubText(answer, findings);
};
