import type { ApiError, ApiReason } from './apiCalls.ts';

/**
 * Why a pass of a controller failed. A pass that fails is repeated with a growing delay. `CannotAdopt`: the owner is
 * being deleted or gone, so it adopts nothing; `Other`: an error that is only a text.
 */
export type SyncError = {
  readonly reason: ApiReason | 'NamespaceTerminating' | 'CannotAdopt' | 'Other';
  readonly message: string;
};

/**
 * The error of a pass whose write was refused: with the reason of the API server, or `NamespaceTerminating` where
 * that is why.
 */
export const syncErrorOf = ({ reason, message, namespaceTerminating }: ApiError): SyncError => ({
  reason: namespaceTerminating ? 'NamespaceTerminating' : reason,
  message,
});

/** An error of a pass that is only a text. */
export const otherError = (message: string): SyncError => ({ reason: 'Other', message });
