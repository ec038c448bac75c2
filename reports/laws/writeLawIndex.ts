import { writeFileSync } from 'node:fs';
import { lawBook } from '../../properties/laws/lawBook.ts';
import { lawIndex } from './lawIndex.ts';

writeFileSync(new URL('../../properties/LAWS.md', import.meta.url), lawIndex(lawBook));
