import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLLocalDate, GraphQLTimeZone } from 'graphql-scalars';
import { instantOf, isCurrency } from '#kernel';

/** A scalar that is text on both sides and refuses what `parse` refuses. */
function textScalar(name: string, description: string, parse: (text: string) => string): GraphQLScalarType<string, string> {
  const checked = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be text`);
    return parse(value);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: checked,
    parseLiteral: (node: ValueNode) => checked(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function refuse(message: string): never {
  throw new GraphQLError(message);
}

/** RFC 3339 with an offset comes in, UTC with milliseconds goes out. */
export const DateTime = textScalar('DateTime', 'A moment, RFC 3339 with offset; answered in UTC 「日時」', (text) =>
  instantOf((GraphQLDateTimeISO.parseValue(text) as Date).getTime()),
);
export const LocalDate = textScalar(
  'LocalDate',
  'A date without zone, 2026-11-22 「日付」',
  (text) => GraphQLLocalDate.parseValue(text) as string,
);
export const TimeZone = textScalar(
  'TimeZone',
  'An IANA time zone, Asia/Tokyo 「時間帯」',
  (text) => GraphQLTimeZone.parseValue(text) as string,
);
export const CurrencyCode = textScalar('CurrencyCode', 'An ISO 4217 currency code 「通貨」', (text) =>
  isCurrency(GraphQLCurrency.parseValue(text) as string) ? text : refuse('not a currency'),
);
export const Decimal = textScalar('Decimal', 'A decimal number as text, "1234.50" 「金額」', (text) =>
  /^\d{1,15}(\.\d{1,12})?$/.test(text) ? text : refuse('not a decimal number'),
);
export const Position = textScalar('Position', 'A place in the log; opaque 「記録位置」', (text) =>
  text.length <= 80 ? text : refuse('not a position'),
);
