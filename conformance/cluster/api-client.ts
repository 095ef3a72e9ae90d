import { existsSync, readFileSync } from 'fs';
import { Agent, request } from 'https';
import { KubeObject } from './object';
import { Resource, ResourceIndex } from './resources';

const TIMEOUT_MILLISECONDS = 30_000;
/** Who owns what the suites apply. */
const FIELD_MANAGER = 'conformance';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: any;
  /** Texts of its `Warning` headers. */
  readonly warnings: readonly string[];
}

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  readonly caFile: string;
}

/** Plain REST against one API server; every request has a time limit. */
export class ApiClient {
  /** A client, once the server says that it is ready. */
  public static async ifReady(options: ClientOptions): Promise<ApiClient | undefined> {
    if (!existsSync(options.caFile)) return undefined;
    try {
      const client = new ApiClient(options);
      return (await client.send('GET', '/readyz')).ok ? client : undefined;
    } catch {
      // Nobody listens yet.
      return undefined;
    }
  }

  private readonly resources = new ResourceIndex(async (path) => this.send('GET', path));
  private readonly agent: Agent;

  private constructor(private readonly options: ClientOptions) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 16, ca: readFileSync(options.caFile) });
  }

  /** Server-side apply, which refuses fields that the schema does not have. */
  public async apply(object: KubeObject, options: { readonly dryRun?: boolean } = {}): Promise<Answer> {
    return this.send('PATCH', `${await this.pathOf(object)}?force=true&${writing(options.dryRun)}`, object, 'application/apply-patch+yaml');
  }

  /** Creates the object as it is. */
  public async create(object: KubeObject, options: { readonly dryRun?: boolean } = {}): Promise<Answer> {
    const { collection } = await this.resourceOf(object);
    return this.send('POST', `${collection(object.metadata?.namespace)}?${writing(options.dryRun)}`, object);
  }

  public async get(object: Pick<KubeObject, 'apiVersion' | 'kind' | 'metadata'>): Promise<Answer> {
    return this.send('GET', await this.pathOf(object));
  }

  public async remove(object: Pick<KubeObject, 'apiVersion' | 'kind' | 'metadata'>): Promise<Answer> {
    return this.send('DELETE', await this.pathOf(object));
  }

  public async send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(`${this.options.url}${path}`, {
        method,
        agent: this.agent,
        timeout: TIMEOUT_MILLISECONDS,
        headers: {
          authorization: `Bearer ${this.options.token}`,
          accept: 'application/json',
          ...(text === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(text) }),
        },
      }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const answer = parsed(Buffer.concat(chunks).toString());
          resolve({ status, ok: status >= 200 && status < 300, body: answer, warnings: warningsOf(response.rawHeaders) });
        });
      });
      asked.on('timeout', () => asked.destroy(new Error(`${method} ${path} took longer than ${TIMEOUT_MILLISECONDS / 1000} s`)));
      asked.on('error', reject);
      asked.end(text);
    });
  }

  /** How the API serves the kind. */
  public async resourceOf({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): Promise<Resource> {
    return this.resources.find(apiVersion, kind);
  }

  private async pathOf(object: Pick<KubeObject, 'apiVersion' | 'kind' | 'metadata'>): Promise<string> {
    const { collection } = await this.resourceOf(object);
    return `${collection(object.metadata.namespace)}/${encodeURIComponent(object.metadata.name)}`;
  }
}

function writing(dryRun = false): string {
  return `fieldManager=${FIELD_MANAGER}&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    // Health checks and some refusals are plain text.
    return text;
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9111.html#field.warning */
function warningsOf(rawHeaders: readonly string[]): string[] {
  return rawHeaders
    .filter((_, index) => index % 2 === 1 && rawHeaders[index - 1].toLowerCase() === 'warning')
    .map((value) => /^\d+ \S+ "(.*)"$/s.exec(value)?.[1].replace(/\\(.)/g, '$1') ?? value);
}
