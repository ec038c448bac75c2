import type { ApiError, ApiReason } from './apiCalls.ts';

/**
 * Why a pass of a controller failed. A pass that fails is repeated with a growing delay. `CannotAdopt`: the owner is
 * being deleted or gone, so it adopts nothing; `Other`: an error that is only a text.
 */
export type SyncError = {
  readonly reason: ApiReason | 'NamespaceTerminating' | 'CannotAdopt' | 'Other';
  readonly message: string;
};

export const syncErrorOf = ({ reason, message, namespaceTerminating }: ApiError): SyncError => ({
  reason: namespaceTerminating ? 'NamespaceTerminating' : reason,
  message,
});

export const otherError = (message: string): SyncError => ({ reason: 'Other', message });
