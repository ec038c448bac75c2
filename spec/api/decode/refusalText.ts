import { quotedText } from '../quotedText.ts';
import type { ResourceType } from '../resourceTypes.ts';
import type { TypeMeta } from './typeMeta.ts';

const summaryBytes = 30;

/** The beginning of a body; in hexadecimal digits if it is no JSON object. */
const summary = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0) return '<empty>';
  const start = bytes.slice(0, summaryBytes);
  const told = text.startsWith('{')
    ? new TextDecoder().decode(start)
    : [...start].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return bytes.length > summaryBytes ? `${told} ...` : told;
};

/** What the API server says to a body that cannot be read: what it is taken for is part of it, as far as that is known. */
export const refusalText = (
  detail: string,
  text: string,
  meta: TypeMeta | undefined,
  { kind }: ResourceType,
): string =>
  meta === undefined
    ? `the object provided is unrecognized (must be of type ${kind}): ${detail} (${summary(text)})`
    : `${meta.kind} in version ${quotedText(meta.version)} cannot be handled as a ${kind}: ${detail}`;
