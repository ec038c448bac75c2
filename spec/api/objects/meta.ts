/** What all objects share. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as meta from 'kubernetes-types/meta/v1.js';
import type {} from './extension.ts';

export type LabelSelector = meta.LabelSelector;
export type LabelSelectorRequirement = meta.LabelSelectorRequirement;
export type ObjectMeta = meta.ObjectMeta;
export type OwnerReference = meta.OwnerReference;

export type TypeMeta = { apiVersion?: string; kind?: string };
export type ApiObject = TypeMeta & { metadata?: ObjectMeta };

/** An object while it is being made: what the published types call read-only is still to be written. */
export type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
