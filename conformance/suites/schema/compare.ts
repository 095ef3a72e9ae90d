import * as ts from 'typescript';
import { OpenApi, Schema } from './open-api';

/** Compares a type with a schema, field by field, all the way down. */
export class Comparison {
  public readonly failures: string[] = [];
  /** Fields that were compared. */
  public fields = 0;
  /** Interfaces that were met on the way. */
  public readonly met = new Set<string>();

  public constructor(private readonly checker: ts.TypeChecker, private readonly openApi: OpenApi, private readonly onlyRead: boolean) {}

  public compare(type: ts.Type, given: Schema, path: string): void {
    const schema = this.openApi.resolve(given);
    const bare = this.checker.getNonNullableType(type);
    const kind = this.kindOf(bare);
    this.met.add(bare.getSymbol()?.getName() ?? '');
    const wanted = schemaKind(schema);
    if (kind === 'never') return;
    if (kind === 'int or string' ? wanted !== kind : wanted !== kind && !(wanted === 'int or string' && (kind === 'string' || kind === 'number'))) {
      this.failures.push(`${path} is ${kind} here and ${wanted} in the schema`);
      return;
    }
    if (kind === 'string') this.compareLiterals(bare, schema, path);
    if (kind === 'list') this.compare(this.checker.getTypeArguments(bare as ts.TypeReference)[0], schema.items!, `${path}[]`);
    if (kind === 'object') this.compareObject(bare, schema, path);
  }

  private compareObject(type: ts.Type, schema: Schema, path: string): void {
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values !== undefined && typeof schema.additionalProperties === 'object') this.compare(values, schema.additionalProperties, `${path}.*`);
    const fields = type.getProperties();
    for (const field of fields) {
      const at = `${path}.${field.getName()}`;
      this.fields += 1;
      const known = schema.properties?.[field.getName()];
      if (known === undefined) this.failures.push(`${at} is not in the schema`);
      else this.compare(this.checker.getTypeOfSymbol(field), known, at);
    }
    // An object type without fields, such as `object`, says nothing of them.
    if (fields.length === 0 || this.onlyRead) return;
    const missing = (schema.required ?? []).filter((name) => !fields.some((field) => field.getName() === name));
    this.failures.push(...missing.map((name) => `${path}.${name} is required by the schema and cannot be written`));
  }

  private compareLiterals(type: ts.Type, { enum: allowed }: Schema, path: string): void {
    const literals = (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? each.value : []));
    const wrong = allowed === undefined ? [] : literals.filter((literal) => !allowed.includes(literal));
    if (wrong.length > 0) this.failures.push(`${path} may be ${wrong.join(', ')} here, and in the schema only ${allowed!.join(', ')}`);
  }

  private kindOf(type: ts.Type): string {
    const kinds = new Set((type.isUnion() ? type.types : [type]).map((each) => this.simpleKind(each)));
    if (kinds.size === 2 && kinds.has('string') && kinds.has('number')) return 'int or string';
    return kinds.size === 1 ? [...kinds][0] : `one of ${[...kinds].join(', ')}`;
  }

  /* eslint-disable no-bitwise */
  private simpleKind(type: ts.Type): string {
    if (type.flags & ts.TypeFlags.StringLike) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.flags & ts.TypeFlags.Never) return 'never';
    if (this.checker.isArrayType(type)) return 'list';
    return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive) ? 'object' : this.checker.typeToString(type);
  }
  /* eslint-enable no-bitwise */
}

function schemaKind(schema: Schema): string {
  if (schema['x-kubernetes-int-or-string'] === true || schema.format === 'int-or-string') return 'int or string';
  switch (schema.type) {
    case 'integer': return 'number';
    case 'array': return 'list';
    case undefined: return schema['x-kubernetes-preserve-unknown-fields'] === true || schema.properties !== undefined ? 'object' : 'anything';
    default: return schema.type;
  }
}
