/** The version of the package that the page was made from. */
declare const packageVersion: string;

declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what a style sheet is imported as
  export default text;
}
