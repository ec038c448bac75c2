/**
 * Part of `npm run generate:schema`: the names in the IANA time zone database, links included, from the package
 * `tzdata`. The engine's own list has no links and ignores case.
 */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { zones } = createRequire(import.meta.url)('tzdata') as { zones: Record<string, unknown> };

writeFileSync(
  new URL('timeZones.generated.json', import.meta.url),
  `${JSON.stringify(Object.keys(zones).sort(), null, 1)}\n`,
);
