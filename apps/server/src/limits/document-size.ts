import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  getNullableType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { PAGE_MAX } from '#edge';

/** Counted over an operation or a selection set, with each fragment counted again wherever it is spread. */
export interface DocumentSize {
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the outermost selection set. */
  readonly rootFields: number;
  /** Values that the answer may hold. */
  readonly cost: number;
}

/** What a list counts as that is not paged: our lists of versions, duties or persons of an entry are mostly shorter. */
const UNPAGED_LIST = 10;

const nothing: DocumentSize = { depth: 0, aliases: 0, directives: 0, rootFields: 0, cost: 0 };

const sideBySide = (a: DocumentSize, b: DocumentSize): DocumentSize => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  rootFields: a.rootFields + b.rootFields,
  cost: a.cost + b.cost,
});

/**
 * The size of an operation, in time linear in the document however its fragments are spread: each fragment is measured once.
 * A fragment within itself counts as nothing there; the specification's own rule refuses it.
 */
export function measureOf(context: ValidationContext): (operation: OperationDefinitionNode) => DocumentSize {
  const schema = context.getSchema();
  const fragments = new Map<string, DocumentSize>();

  const sizeOfSet = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType | undefined): DocumentSize =>
    selections.map((selection) => sizeOfSelection(selection, parent)).reduce(sideBySide, nothing);

  function sizeOfSelection(selection: SelectionNode, parent: GraphQLCompositeType | undefined): DocumentSize {
    const directives = selection.directives?.length ?? 0;
    const size =
      selection.kind === Kind.FIELD
        ? sizeOfField(selection, parent)
        : selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(selection.name.value)
          : sizeOfSet(selection.selectionSet, selection.typeCondition ? compositeType(selection.typeCondition.name.value) : parent);
    return { ...size, directives: size.directives + directives };
  }

  function sizeOfFragment(name: string): DocumentSize {
    const known = fragments.get(name);
    if (known) return known;
    fragments.set(name, nothing);
    const fragment = context.getFragment(name);
    if (!fragment) return nothing;
    const within = sizeOfSet(fragment.selectionSet, compositeType(fragment.typeCondition.name.value));
    const size = { ...within, directives: within.directives + (fragment.directives?.length ?? 0) };
    fragments.set(name, size);
    return size;
  }

  function sizeOfField(field: FieldNode, parent: GraphQLCompositeType | undefined): DocumentSize {
    const definition = parent && !isUnionType(parent) ? parent.getFields()[field.name.value] : undefined;
    const aliases = field.alias ? 1 : 0;
    // `__schema` and `__type` have no definition here: the specification's MaxIntrospectionDepthRule bounds what is below them.
    if (!definition || !field.selectionSet) return { ...nothing, depth: 1, aliases, rootFields: 1, cost: 1 };
    const type = getNamedType(definition.type);
    const within = sizeOfSet(field.selectionSet, isCompositeType(type) ? type : undefined);
    return {
      depth: within.depth + 1,
      aliases: within.aliases + aliases,
      directives: within.directives,
      rootFields: 1,
      cost: 1 + within.cost * lengthOf(field, definition, parent),
    };
  }

  function compositeType(name: string): GraphQLCompositeType | undefined {
    const type = schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  return (operation) => {
    const size = sizeOfSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
    return { ...size, directives: size.directives + (operation.directives?.length ?? 0) };
  };
}

/** How many values the field may have. A page counts at its connection, so its `edges` and `nodes` count no second time. */
function lengthOf(field: FieldNode, definition: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType | undefined): number {
  const page = definition.args.find(({ name }) => name === 'first');
  if (page) {
    const given = field.arguments?.find(({ name }) => name.value === page.name)?.value;
    if (given?.kind === Kind.INT) return Math.min(Math.max(Number(given.value), 1), PAGE_MAX);
    return given === undefined && typeof page.defaultValue === 'number' ? page.defaultValue : PAGE_MAX;
  }
  if (!isListType(getNullableType(definition.type)) || isConnection(parent)) return 1;
  const asked = definition.args.find(({ type }) => isListType(getNullableType(type)));
  if (!asked) return UNPAGED_LIST;
  const given = field.arguments?.find(({ name }) => name.value === asked.name)?.value;
  return given?.kind === Kind.LIST ? given.values.length : PAGE_MAX;
}

const isConnection = (type: GraphQLCompositeType | undefined): boolean =>
  type !== undefined && (isObjectType(type) || (isAbstractType(type) && !isUnionType(type))) && 'pageInfo' in type.getFields();
