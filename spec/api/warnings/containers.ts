import { quotedText } from '../quotedText.ts';
import type { Path } from '../validation/path.ts';
import { hasFraction, warnOfFraction } from './amounts.ts';
import { containerPath, type LocatedContainer } from './locatedContainers.ts';
import type { WarningTexts } from './warnings.ts';

/**
 * A variable that is set twice: the later value is what the container gets, unless it builds on the earlier one.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
const warnOfEnvironment = (located: LocatedContainer, specPath: Path, warnings: WarningTexts): void => {
  const { env } = located.container;
  if (env === undefined || env.length < 2) return;
  const seen = new Set<string>();
  for (const [index, { name, value = '', valueFrom }] of env.entries()) {
    if (!seen.has(name)) {
      seen.add(name);
      continue;
    }
    const reference = `$(${name})`;
    if (valueFrom === undefined && value !== reference && value.includes(reference)) continue;
    const what = `hides previous definition of ${quotedText(name)}, which may be dropped when using apply`;
    warnings.push(`${containerPath(located, specPath).child('env').index(index)}: ${what}`);
  }
};

const byteResources = ['memory', 'ephemeral-storage'];
const sides = ['limits', 'requests'] as const;

/** Warnings about one container: resources that are no whole bytes, variables that hide each other. */
export const warnOfContainer = (located: LocatedContainer, specPath: Path, warnings: WarningTexts): void => {
  const { resources } = located.container;
  if (resources?.limits ?? resources?.requests) {
    for (const name of byteResources) {
      for (const side of sides) {
        if (!hasFraction(resources[side], name)) continue;
        const path = containerPath(located, specPath).child('resources').child(side);
        warnOfFraction(resources[side], name, path, warnings);
      }
    }
  }
  warnOfEnvironment(located, specPath, warnings);
};
