import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { shippedFile } from '../../../oracle/vectors/shippedVectors.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { candidates } from './candidates.ts';
import { selected } from './selection.ts';

// `npm run generate:vectors`: chooses from tests/vectors what is published with the package.
mkdirSync(new URL('.', shippedFile('any')), { recursive: true });
for (const [op, all] of candidates()) {
  const lines = selected(op, all).map((each) => `${jsonText(each)}\n`);
  writeFileSync(shippedFile(op), gzipSync(lines.join(''), { level: 9 }));
}
