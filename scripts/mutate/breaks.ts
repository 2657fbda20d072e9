/** Ways to break a source file on purpose, one at a time: what a slip of the hand could have written instead. */
import { parseSync, visitorKeys, type Node } from 'oxc-parser';

/** Replace what stands between start and end (UTF-16 offsets). */
export interface Break {
  start: number;
  end: number;
  to: string;
}

const OTHER_OPERATOR: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
};

/** Every break of a file, in source order. Types, imports and texts stay as they are. */
export function breaksOf(path: string, code: string): Break[] {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: Break[] = [];
  visit(program);
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);

  function visit(node: Node): void {
    // Nothing in a type runs; what stands within a cast or a non-null assertion does.
    if (node.type.startsWith('TS') && !('expression' in node)) return;
    if (node.type === 'ImportDeclaration') return;
    found.push(...breaksOfNode(node, code));
    for (const key of visitorKeys[node.type] ?? []) {
      const inside: unknown = Reflect.get(node, key);
      for (const child of Array.isArray(inside) ? inside : [inside]) if (isNode(child)) visit(child);
    }
  }
}

function breaksOfNode(node: Node, code: string): Break[] {
  const { start, end } = node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const to = OTHER_OPERATOR[node.operator];
      if (to === undefined || isText(node.left) || isText(node.right)) return [];
      const at = code.indexOf(node.operator, node.left.end);
      return [{ start: at, end: at + node.operator.length, to }];
    }
    case 'Literal': {
      if (typeof node.value === 'boolean') return [{ start, end, to: String(!node.value) }];
      return typeof node.value === 'number' ? [{ start, end, to: String(node.value + 1) }] : [];
    }
    case 'IfStatement':
    case 'ConditionalExpression': {
      const { test } = node;
      return [{ start: test.start, end: test.end, to: `!(${code.slice(test.start, test.end)})` }];
    }
    case 'ExpressionStatement':
      return 'directive' in node && node.directive ? [] : [{ start, end, to: ';' }];
    default:
      return [];
  }
}

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

export const applied = (code: string, { start, end, to }: Break): string => code.slice(0, start) + to + code.slice(end);

/**
 * So many items of a list, spread over all of it and the same for the same seed.
 * @param seed any whole number
 */
export function chosen<T>(items: readonly T[], count: number, seed: number): T[] {
  const random = mulberry32(seed);
  const step = items.length / Math.min(count, items.length);
  const picked: T[] = [];
  for (let from = 0; picked.length < Math.min(count, items.length); from += step) {
    const item = items[Math.min(items.length - 1, Math.floor(from + random() * step))];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}

/** The generator of Tommy Ettinger's public-domain mulberry32: 0 … 1, good enough to choose lines by. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
