/** Finds in a source file which texts it names, and where it glues or writes sentences of its own. */
import { parseSync, Visitor, type Argument, type ArrayExpressionElement, type Expression, type Span } from 'oxc-parser';

export interface Call {
  key: string;
  /** The parameters it passes; null where they cannot be read off the source. */
  parameters: string[] | null;
  line: number;
}

export interface Usage {
  path: string;
  /** Every string that could be a key. */
  literals: { text: string; line: number }[];
  /** What is fixed in a template literal that could be a key: `okr.status${…}Word` gives 'okr.status' and 'Word'. */
  patterns: { fixed: string[]; line: number }[];
  calls: Call[];
  /** Sentences that are not entries of a locale file, each as 'path:line: what'. */
  glued: string[];
}

/** A product's name is the same in every language. */
const NAMES = new Set(['Updraft']);
const WORDS = /\p{L}/u;
const SPOKEN_ATTRIBUTES = new Set(['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'label']);

export function usageIn(path: string, code: string): Usage {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const usage: Usage = { path, literals: [], patterns: [], calls: [], glued: [] };
  const lineOf = ({ start }: Span) => code.slice(0, start).split('\n').length;
  const complain = (at: Span, what: string) => usage.glued.push(`${path}:${lineOf(at)}: ${what}`);
  // Keys have names in every language ('Enter', 'Esc'), which are printed on them.
  let insideKey = 0;

  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') usage.literals.push({ text: node.value, line: lineOf(node) });
    },
    TemplateLiteral(node) {
      const texts = node.expressions.filter(isText).length;
      const written = node.quasis.some(({ value }) => WORDS.test(value.cooked ?? ''));
      if (texts > 1 || (texts === 1 && written))
        complain(node, 'a sentence glued in a template; give it a key of its own');
      const fixed = node.quasis.map(({ value }) => value.cooked ?? '');
      if (fixed.length === 1) usage.literals.push({ text: fixed.join(''), line: lineOf(node) });
      else usage.patterns.push({ fixed, line: lineOf(node) });
    },
    BinaryExpression(node) {
      if (node.operator === '+' && (isText(node.left) || isText(node.right))) {
        complain(node, "a sentence glued with '+'; give it a key of its own");
      }
    },
    CallExpression(node) {
      if (isJoinOfTexts(node.callee)) complain(node, 'sentences glued by join; give them one key');
      if (!isText(node)) return;
      const [key, parameters] = node.arguments;
      if (key?.type !== 'Literal' || typeof key.value !== 'string') return;
      usage.calls.push({ key: key.value, parameters: parameterNames(parameters), line: lineOf(node) });
    },
    JSXElement(node) {
      if (isKeyElement(node.openingElement.name)) insideKey += 1;
    },
    'JSXElement:exit'(node) {
      if (isKeyElement(node.openingElement.name)) insideKey -= 1;
    },
    JSXText(node) {
      const text = node.value.trim();
      if (insideKey === 0 && WORDS.test(text) && !NAMES.has(text))
        complain(node, `'${text}' is written here; give it a key`);
    },
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (!SPOKEN_ATTRIBUTES.has(name) || node.value?.type !== 'Literal') return;
      const text = node.value.value;
      if (typeof text === 'string' && WORDS.test(text) && !NAMES.has(text)) {
        complain(node, `${name} '${text}' is written here; give it a key`);
      }
    },
  }).visit(program);
  return usage;
}

type Anything = Expression | Argument | ArrayExpressionElement;

/** t('…') or texts.t('…'). */
function isText(node: Anything): boolean {
  if (node?.type !== 'CallExpression') return false;
  return node.callee.type === 'Identifier' ? node.callee.name === 't' : memberName(node.callee) === 't';
}

function isJoinOfTexts(callee: Expression): boolean {
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'join') return false;
  return callee.object.type === 'ArrayExpression' && callee.object.elements.filter(isText).length > 1;
}

function memberName(callee: Expression): string | null {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : null;
}

function isKeyElement(name: { type: string; name?: unknown }): boolean {
  return name.type === 'JSXIdentifier' && (name.name === 'Kbd' || name.name === 'kbd');
}

function parameterNames(node: Argument | undefined): string[] | null {
  if (node === undefined) return [];
  if (node.type !== 'ObjectExpression') return null;
  const names: string[] = [];
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.computed) return null;
    names.push(property.key.name);
  }
  return names;
}
