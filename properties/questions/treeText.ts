import type { ASTNode } from '@marcbachmann/cel-js';
import { partsOf, type Scope } from './tree.ts';

/** What stands for a part of an expression; undefined: the part itself. */
type Replacing = (node: ASTNode, scope: Scope) => string | undefined;

/** An expression as CEL text, with other text in the place of some of its parts. */
export const treeText = (node: ASTNode, scope: Scope, replacing: Replacing = () => undefined): string => {
  const other = replacing(node, scope);
  if (other !== undefined) return other;
  const texts = partsOf(node, scope).map(([part, inside]) => treeText(part, inside, replacing));
  switch (node.op) {
    case 'value':
      return typeof node.args === 'string' ? JSON.stringify(node.args) : String(node.args);
    case 'id':
      return node.args;
    case '.':
      return `${texts[0]}.${node.args[1]}`;
    case '[]':
      return `${texts[0]}[${texts[1]}]`;
    case 'call':
      return `${node.args[0]}(${texts.map(unbracketed).join(', ')})`;
    case 'rcall': {
      const [of, ...given] = texts;
      // of a macro, the name that it gives is no part
      const [variable] = given.length < node.args[2].length ? node.args[2] : [];
      const all = [...(variable?.op === 'id' ? [variable.args] : []), ...given.map(unbracketed)];
      return `${of}.${node.args[0]}(${all.join(', ')})`;
    }
    case 'list':
      return `[${texts.join(', ')}]`;
    case '?:':
      return `(${texts[0]} ? ${texts[1]} : ${texts[2]})`;
    case '!_':
      return `!(${texts[0]})`;
    case '-_':
      return `-(${texts[0]})`;
    default:
      return `(${texts.join(` ${node.op} `)})`;
  }
};

/** Between commas an operator needs no brackets of its own, which only operators begin with. */
const unbracketed = (text: string): string => (text.startsWith('(') ? text.slice(1, -1) : text);
