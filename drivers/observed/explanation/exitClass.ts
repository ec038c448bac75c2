import type { Container } from '../../../spec/api/objects/core.ts';

const ruleValues = ({ restartPolicyRules = [] }: Container): number[] =>
  restartPolicyRules.flatMap(({ exitCodes }) => exitCodes?.values ?? []);

/** What nothing tells apart: no restart rule, and no restart policy. */
const classKey = (container: Container, code: number): string =>
  [
    code === 0,
    ...(container.restartPolicyRules ?? []).map(
      ({ exitCodes }) => exitCodes?.values?.includes(code) ?? false,
    ),
  ].join();

/** An exit code for each class of exit codes that this container's restarts tell apart. */
export const exitCodesOf = (container: Container): readonly number[] => {
  const codes = [0, 1, ...ruleValues(container), Math.max(0, ...ruleValues(container)) + 1];
  const classes = new Map<string, number>();
  for (const code of codes) {
    const key = classKey(container, code);
    if (!classes.has(key)) classes.set(key, code);
  }
  return [...classes.values()];
};

/** The exit code that stands for this one. */
export const exitClassOf = (container: Container, code: number): number =>
  exitCodesOf(container).find((each) => classKey(container, each) === classKey(container, code)) ?? code;
