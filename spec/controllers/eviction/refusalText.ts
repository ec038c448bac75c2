import type { StatusError } from '../../api/statusError.ts';

/** Why a Pod is not evicted: the error, and what caused it. */
export const refusalText = ({ message, causes }: StatusError): string =>
  [message, ...causes.map((cause) => cause.message)].join(' ');
