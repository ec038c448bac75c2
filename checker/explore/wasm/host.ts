/** What the engine needs of WebAssembly. Node has it; its type definitions do not. */
export type LinearMemory = { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
export type CompiledModule = object;

type Host = {
  readonly Module: new (bytes: Uint8Array) => CompiledModule;
  readonly Instance: new (
    module: CompiledModule,
    imports: { readonly engine: { readonly memory: LinearMemory } },
  ) => { readonly exports: unknown };
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => LinearMemory;
};

/** undefined where there is no WebAssembly */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly?: Host }).WebAssembly;
