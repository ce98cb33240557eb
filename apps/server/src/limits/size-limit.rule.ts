import { GraphQLError, type ValidationRule } from 'graphql';
import { measureOf, type DocumentSize } from './document-size.js';

const wording: Record<keyof DocumentSize, { code: string; too: (bound: number) => string }> = {
  depth: { code: 'MAX_DEPTH_EXCEEDED', too: (bound) => `nests more than ${bound} fields` },
  aliases: { code: 'MAX_ALIASES_EXCEEDED', too: (bound) => `has more than ${bound} aliases` },
  directives: { code: 'MAX_DIRECTIVES_EXCEEDED', too: (bound) => `has more than ${bound} directives` },
  rootFields: { code: 'MAX_ROOT_FIELDS_EXCEEDED', too: (bound) => `has more than ${bound} root fields` },
  cost: { code: 'MAX_COST_EXCEEDED', too: (bound) => `may ask for more than ${bound} values; ask for smaller pages` },
};

/** Refuses operations beyond a bound, with `extensions.validationErrorCode` naming the bound. */
export const sizeLimitRule =
  (bounds: DocumentSize): ValidationRule =>
  (context) => {
    const measure = measureOf(context);
    return {
      OperationDefinition(operation) {
        const size = measure(operation);
        for (const [name, { code, too }] of Object.entries(wording) as [keyof DocumentSize, (typeof wording)['depth']][])
          if (!(size[name] <= bounds[name]))
            context.reportError(
              new GraphQLError(`The operation ${too(bounds[name])}.`, { nodes: operation, extensions: { validationErrorCode: code } }),
            );
        return false;
      },
      FragmentDefinition: () => false,
    };
  };
