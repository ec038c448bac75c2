/** placeholder */
export type Storage = { readonly claims: ReadonlyMap<string, unknown> };
export const noStorage: Storage = { claims: new Map() };
