/** An object while it is being made: what the API calls read-only is still to be written. */
export type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
