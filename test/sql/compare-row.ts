import type { FieldDef } from 'pg';
import ts from 'typescript';

/** What pg turns PostgreSQL's types into; omitted types are not compared. */
const READ_AS: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'Buffer',
  18: 'string',
  19: 'string',
  20: 'string',
  21: 'number',
  23: 'number',
  25: 'string',
  26: 'number',
  700: 'number',
  701: 'number',
  1005: 'number[]',
  1007: 'number[]',
  1009: 'string[]',
  1016: 'string[]',
  1043: 'string',
  1184: 'Date',
  1700: 'string',
  2950: 'string',
};

/**
 * The differences between the declared type of a row and the columns of a statement.
 * @param mayBeNull whether a column can be null according to its table
 */
export function compareRow(
  checker: ts.TypeChecker,
  row: ts.Type,
  fields: readonly FieldDef[],
  mayBeNull: (field: FieldDef) => boolean,
): string[] {
  if (row.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Never) || row.getStringIndexType()) return [];
  // In array mode, or counted only.
  if (checker.isTupleType(row) || !fields.length) return [];
  if (row.flags & ts.TypeFlags.Any)
    return [`rows are of type any, with columns ${fields.map(({ name }) => name).join(', ')}`];
  const declared = new Map(checker.getPropertiesOfType(row).map((property) => [property.name, property]));
  const differences: string[] = [];
  for (const field of fields) {
    const { name, dataTypeID } = field;
    const property = declared.get(name);
    if (!property) {
      differences.push(`${name} is selected, but not declared`);
      continue;
    }
    const readAs = READ_AS[dataTypeID];
    const said = checker.getTypeOfSymbol(property);
    const type = checker.getNonNullableType(said);
    if (mayBeNull(field) && !acceptsNull(said))
      differences.push(`${name} is declared ${checker.typeToString(said)}, but may be null`);
    if (readAs && !isReadAs(checker, type, readAs))
      differences.push(`${name} is declared ${checker.typeToString(type)}, but pg reads ${readAs}`);
  }
  for (const [name, property] of declared)
    if (!(property.flags & ts.SymbolFlags.Optional) && !fields.some((field) => field.name === name))
      differences.push(`${name} is declared, but not selected`);
  return differences;
}

function acceptsNull(type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Null | ts.TypeFlags.TypeParameter))
    return true;
  return type.isUnion() && type.types.some(acceptsNull);
}

function isReadAs(checker: ts.TypeChecker, type: ts.Type, readAs: string): boolean {
  if (
    type.flags &
    (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.TypeParameter)
  )
    return true;
  if (type.isUnion()) return type.types.every((part) => isReadAs(checker, part, readAs));
  if (readAs.endsWith('[]')) {
    const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    return item !== undefined && isReadAs(checker, checker.getNonNullableType(item), readAs.slice(0, -2));
  }
  if (readAs === 'string')
    return Boolean(type.flags & ts.TypeFlags.StringLike) || isBranded(type, ts.TypeFlags.String);
  if (readAs === 'number') return Boolean(type.flags & ts.TypeFlags.NumberLike);
  if (readAs === 'boolean') return Boolean(type.flags & ts.TypeFlags.BooleanLike);
  return type.symbol?.name === readAs;
}

const isBranded = (type: ts.Type, flag: ts.TypeFlags) =>
  type.isIntersection() && type.types.some((part) => part.flags & flag);
