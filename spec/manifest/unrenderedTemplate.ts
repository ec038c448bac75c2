/** Comments say what they like. */
const expression = /^(?![ \t]*#)[^\n]*?(\{\{-?[^{}\n]{0,200}-?\}\})/m;

/**
 * The first `{{ … }}` of a text, as Helm and others write what is to be filled in, and where it begins; undefined if there
 * is none.
 */
export const templateIn = (
  text: string,
): { readonly expression: string; readonly offset: number } | undefined => {
  const found = expression.exec(text);
  const written = found?.[1];
  return found && written !== undefined
    ? { expression: written, offset: found.index + found[0].length - written.length }
    : undefined;
};

/** What to say of it. */
export const unrendered = (template: string): string =>
  `${template} is a template that was not rendered; render it first (helm template, kustomize build)`;
