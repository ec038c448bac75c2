import { type FieldErrors, invalid, required, tooLong } from '../fieldError.ts';
import { addProblems, byteLength, dnsLabelProblems, dnsSubdomainProblems } from '../names.ts';
import type { Path } from '../path.ts';

const maxDomain = 253;
const maxSignerName = maxDomain + 253 + 63 + 2;

const checkParts = (
  part: string,
  problemsOf: (label: string) => readonly string[],
  path: Path,
  errors: FieldErrors,
): void => {
  for (const label of part.split('.')) {
    const problems = problemsOf(label);
    if (problems.length === 0) continue;
    addProblems(
      errors,
      path,
      part,
      problems.map((problem) => `validating label ${JSON.stringify(label)}: ${problem}`),
    );
    return;
  }
};

/**
 * The name of a certificate signer: `example.com/signer-name`.
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers
 */
export const checkSignerName = (name: string, path: Path, errors: FieldErrors): void => {
  if (name === '') {
    errors.push(required(path));
    return;
  }
  const [domain = '', rest, ...more] = name.split('/');
  if (rest === undefined || more.length > 0) {
    const detail = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    errors.push(invalid(path, name, detail));
    return;
  }
  if (byteLength(domain) > maxDomain) errors.push(tooLong(path, maxDomain));
  checkParts(domain, dnsLabelProblems, path, errors);
  if (!domain.includes('.')) {
    errors.push(invalid(path, domain, 'should be a domain with at least two segments separated by dots'));
  }
  checkParts(rest, dnsSubdomainProblems, path, errors);
  if (byteLength(name) > maxSignerName) errors.push(tooLong(path, maxSignerName));
};
