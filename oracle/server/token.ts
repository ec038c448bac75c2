import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An `Authorization` header shows the token; compared in a time that tells nothing about it. */
export const showsToken = (header: string | undefined, token: string): boolean => {
  const shown = /^Bearer (.*)$/i.exec(header ?? '')?.[1];
  return shown !== undefined && token !== '' && timingSafeEqual(digest(shown), digest(token));
};
