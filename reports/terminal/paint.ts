import { createColors } from 'picocolors';

/** Colours, or none where the output is no terminal. */
export type Paint = ReturnType<typeof createColors>;

export const paint = (colours: boolean): Paint => createColors(colours);
