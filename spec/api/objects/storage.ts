/** The storage.k8s.io API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as storage from 'kubernetes-types/storage/v1.js';
import type {} from './extension.ts';

export type StorageClass = storage.StorageClass;
