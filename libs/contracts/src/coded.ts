import { Type, type TSchemaOptions } from 'typebox';
import { codesOf, type Terms } from '#vocabulary';

/** The schema of a code out of a closed list of terms. */
export const Coded = <Code extends string>(list: Terms<Code>, options: TSchemaOptions = {}) => Type.Enum(codesOf(list), options);
