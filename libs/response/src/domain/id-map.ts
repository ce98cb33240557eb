interface Leaf<V> {
  readonly id: string;
  readonly value: V;
}
type Branch<V> = readonly (Node<V> | undefined)[];
type Node<V> = Leaf<V> | Branch<V>;

const WIDTH = 16;
const isBranch = <V>(node: Node<V>): node is Branch<V> => Array.isArray(node);

/** The hexadecimal digit at `depth`, counted from the end, where ids differ most. */
function digit(id: string, depth: number): number {
  const code = id.charCodeAt(id.length - 1 - depth);
  return (code < 58 ? code : code + 9) & (WIDTH - 1);
}

/**
 * An immutable map by UUID. `set` copies one path of at most a few short arrays, so that folding 10,000 entries stays cheap and every
 * older state stays true.
 */
export class IdMap<V> {
  static readonly empty: IdMap<never> = new IdMap<never>(undefined);

  private constructor(private readonly root: Node<V> | undefined) {}

  get(id: string): V | undefined {
    let node = this.root;
    for (let depth = 0; node; depth++) {
      if (!isBranch(node)) return node.id === id ? node.value : undefined;
      node = node[digit(id, depth)];
    }
    return undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  set<W>(id: string, value: W): IdMap<V | W> {
    return new IdMap<V | W>(withLeaf<V | W>(this.root, { id, value }, 0));
  }

  delete(id: string): IdMap<V> {
    return this.has(id) ? new IdMap<V>(withoutLeaf(this.root, id, 0)) : this;
  }

  /** In the order of the ids' digits: the same for the same content, whatever the order of insertion. */
  values(): V[] {
    const values: V[] = [];
    collect(this.root, values);
    return values;
  }
}

function withLeaf<V>(node: Node<V> | undefined, leaf: Leaf<V>, depth: number): Node<V> {
  if (!node) return leaf;
  if (isBranch(node)) {
    const at = digit(leaf.id, depth);
    const copy = node.slice();
    copy[at] = withLeaf(node[at], leaf, depth + 1);
    return copy;
  }
  if (node.id === leaf.id || depth > Math.max(node.id.length, leaf.id.length)) return leaf;
  const branch = new Array<Node<V> | undefined>(WIDTH).fill(undefined);
  branch[digit(node.id, depth)] = node;
  return withLeaf<V>(branch, leaf, depth);
}

function withoutLeaf<V>(node: Node<V> | undefined, id: string, depth: number): Node<V> | undefined {
  if (!node || !isBranch(node)) return undefined;
  const at = digit(id, depth);
  const copy = node.slice();
  copy[at] = withoutLeaf(node[at], id, depth + 1);
  return copy.some((child) => child !== undefined) ? copy : undefined;
}

function collect<V>(node: Node<V> | undefined, into: V[]): void {
  if (!node) return;
  if (isBranch(node)) for (const child of node) collect(child, into);
  else into.push(node.value);
}
