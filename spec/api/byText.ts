/** Orders texts by their code units, as the API orders names. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
