import type { GraphQLSchema } from 'graphql';
import { checkDocument, type CheckedDocument } from './check-document.js';
import type { LimitOptions } from './document-limits.js';

const REMEMBERED = 100;

/**
 * Documents as they were checked: the same text is checked once, and stands in memory once for all who subscribe with it. Those that
 * were refused are not kept.
 */
export class DocumentChecks {
  private readonly good = new Map<string, CheckedDocument>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: LimitOptions,
  ) {}

  of(source: string): CheckedDocument {
    const checked = this.good.get(source) ?? checkDocument(this.schema, source, this.options);
    if (!checked.document) return checked;
    this.good.delete(source);
    this.good.set(source, checked);
    if (this.good.size > REMEMBERED) this.good.delete(this.good.keys().next().value!);
    return checked;
  }
}
