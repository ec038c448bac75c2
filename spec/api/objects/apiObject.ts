import type { ObjectMeta } from './meta.ts';

export type TypeMeta = { readonly apiVersion?: string; readonly kind?: string };

/** Any object of the API: nothing but its type and its metadata is known. */
export type ApiObject = TypeMeta & { readonly metadata?: ObjectMeta };
