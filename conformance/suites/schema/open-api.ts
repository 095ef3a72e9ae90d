import { ApiClient } from '../../cluster/api-client';

/** The part of an OpenAPI v3 schema that types of fields follow from. */
export interface Schema {
  readonly '$ref'?: string;
  readonly 'allOf'?: readonly Schema[];
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'enum'?: readonly string[];
  readonly 'items'?: Schema;
  readonly 'properties'?: { readonly [name: string]: Schema };
  readonly 'required'?: readonly string[];
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'oneOf'?: readonly Schema[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-group-version-kind'?: ReadonlyArray<{ readonly group: string; readonly version: string; readonly kind: string }>;
}

/** The schemas of one group and version, as the API server publishes them. */
export class OpenApi {
  public static async of(client: ApiClient, apiVersion: string): Promise<OpenApi> {
    const { ok, body } = await client.send('GET', `/openapi/v3/${apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`}`);
    if (!ok) throw new Error(`the API server publishes no schemas of ${apiVersion}`);
    return new OpenApi(body.components.schemas as { [name: string]: Schema });
  }

  private constructor(private readonly schemas: { readonly [name: string]: Schema }) {}

  public ofKind(apiVersion: string, kind: string): Schema {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const found = Object.values(this.schemas).find((schema) =>
      schema['x-kubernetes-group-version-kind']?.some((each) => each.group === group && each.version === version && each.kind === kind) === true);
    if (found === undefined) throw new Error(`the API server publishes no schema of ${kind} ${apiVersion}`);
    return found;
  }

  /** One step down: into a field, or with `[]` into the elements of a list. */
  public step(schema: Schema, field: string): Schema {
    const { items, properties } = this.resolve(schema);
    return this.resolve(field === '[]' ? items! : properties![field]);
  }

  /** The schema that a reference leads to; a field of a core kind is a reference with a default beside it. */
  public resolve(schema: Schema): Schema {
    const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0].$ref : undefined);
    return reference === undefined ? schema : this.resolve(this.schemas[reference.split('/').pop()!]);
  }
}
