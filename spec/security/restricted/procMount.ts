import { defaultProcMount } from '../baseline/procMount.ts';
import type { Check } from '../check.ts';

/** `/proc` is masked, in a user namespace too. */
export const procMountRestricted: Check = {
  id: 'procMount_restricted',
  level: 'restricted',
  versions: [{ since: 35, decide: defaultProcMount }],
  overrides: ['procMount'],
};
