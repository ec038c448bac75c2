import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { shippedFile } from '../../../oracle/vectors/shippedVectors.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { candidates } from './candidates.ts';
import { selected } from './selection.ts';

// `npm run generate:vectors`: chooses from tests/vectors what is published with the package.
const cases = [...candidates()].flatMap(([op, all]) => selected(op, all));
const text = cases.map((each) => `${jsonText(each)}\n`).join('');
const params = {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  // as much of what came before as there is: cases are much alike
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
};
writeFileSync(shippedFile, brotliCompressSync(text, { params }));
