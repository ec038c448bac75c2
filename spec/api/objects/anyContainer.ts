import type { Container, EphemeralContainer } from './core.ts';

/** What containers, init containers and ephemeral containers share. */
export type AnyContainer = Container | EphemeralContainer;
