import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql';

/**
 * What Apollo does for `maxRecursiveSelections`, for the WebSocket that Apollo does not see: counts fields, inline fragments and
 * spreads, each fragment again wherever it is spread but measured once. Wording and code are Apollo's.
 */
export const selectionLimitRule =
  (bound: number): ValidationRule =>
  (context) => {
    const fragments = new Map<string, number>();

    function countOfFragment(name: string): number {
      const known = fragments.get(name);
      if (known !== undefined) return known;
      fragments.set(name, 0);
      const fragment = context.getFragment(name);
      const count = fragment ? countOfSet(fragment.selectionSet) : 0;
      fragments.set(name, count);
      return count;
    }

    function countOfSet({ selections }: SelectionSetNode): number {
      let count = selections.length;
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) count += countOfFragment(selection.name.value);
        else if (selection.selectionSet) count += countOfSet(selection.selectionSet);
      }
      return count;
    }

    return {
      Document: {
        leave({ definitions }) {
          for (const definition of definitions) {
            if (definition.kind !== Kind.OPERATION_DEFINITION || countOfSet(definition.selectionSet) <= bound) continue;
            const operation = definition.name ? `Operation "${definition.name.value}"` : 'Anonymous operation';
            context.reportError(
              new GraphQLError(`${operation} recursively requests too many selections.`, {
                nodes: [],
                extensions: { validationErrorCode: 'MAX_RECURSIVE_SELECTIONS_EXCEEDED' },
              }),
            );
          }
        },
      },
    };
  };
