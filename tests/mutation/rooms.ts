/** Whose code is mutated, and which of its files are: what writes generated files, and pages that only browsers run, are not. */
export const rooms: { readonly [room: string]: RegExp } = {
  spec: /^spec\//,
  models: /^models\//,
  oracle: /^oracle\//,
  observed: /^drivers\/observed\//,
  laws: /^properties\/laws\//,
  commands: /^cli\//,
  reports: /^reports\//,
};

const left =
  /\/generate\w*\.ts$|reports\/explorer\/page\/|writeLawIndex|\.generated\.|\.mjs$|\.tsx$|\.d\.ts$/;

export const filesOf = (room: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => file.endsWith('.ts') && rooms[room]!.test(file) && !left.test(file));
