import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { pod } from '../charts/pod.ts';

/** A place for a Pod: once the Pod is gone and nobody remembers it, another may take it. */
export type PodParts = Identified & { readonly object: Component<typeof pod> };

/** One of the kinds of Pods that there may be: whose it is, and what its controller tells it from others by. */
export type PodKind = Identified;

export const podParts = ({ groups }: Composer, places: number): readonly PodParts[] =>
  groups('pod', places, (_, add) => ({ object: add('object', pod) }));
