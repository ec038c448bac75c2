/** so many shortest counterexamples of a law are given at most; all are counted */
export const shortestLimit = 100;
