import { isDeepStrictEqual } from 'util';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Document, documentKey } from '../model/document';
import { refuse } from '../values/errors';
import { defineObject } from './object';

/**
 * The objects that follow from something which may still grow: created once, in the order produced, with content read late.
 *
 * @internal
 */
export class DocumentSet {
  private readonly objects = new Map<string, ApiObject>();
  private readonly own = new Set<string>();
  private documents = new Map<string, Document>();
  private readAt = -1;
  private syncedAt = -1;

  /**
   * @param scope where objects are created, unless the document says otherwise
   * @param version grows with whatever the documents follow from
   * @param produce everything that follows now; called once a version
   */
  public constructor(
    private readonly scope: Construct,
    private readonly version: () => number,
    private readonly produce: () => readonly Document[],
  ) {}

  /** Creates what is missing and returns every object. */
  public sync(): ApiObject[] {
    this.read();
    if (this.syncedAt !== this.readAt) {
      this.forgetWhatNoLongerFollows();
      for (const [key, document] of this.documents) {
        const known = this.objects.get(key);
        if (known !== undefined) {
          // An annotation may list what the rules name, and grows with them.
          for (const [name, value] of Object.entries(document.metadata.annotations ?? {})) known.metadata.addAnnotation(name, value);
          continue;
        }
        const id = `${document.kind}-${document.metadata.name}`;
        const shared = this.sharedWith(document, id);
        if (shared !== undefined) {
          this.objects.set(key, shared);
          continue;
        }
        this.own.add(key);
        this.objects.set(key, defineObject(document.scope as Construct ?? this.scope, id, document, () => this.specOf(key)));
      }
      this.syncedAt = this.readAt;
    }
    return [...this.objects.values()];
  }

  /** What stands beside a Service speaks of it for every front door that leads there, and is written once. */
  private sharedWith(document: Document, id: string): ApiObject | undefined {
    const found = document.scope?.node.tryFindChild(id);
    if (found === undefined || !ApiObject.isApiObject(found)) return undefined;
    // As it is rendered: without what is undefined.
    if (isDeepStrictEqual((found.toJson() as { spec?: object }).spec, JSON.parse(JSON.stringify(document.spec)))) return found;
    return refuse('NameTaken', `${documentKey(document)} is already written by [${found.node.path}] for another front door, and says something else; `
      + 'let both say the same of the Service, or give each a Service of its own', this.scope);
  }

  /** Hosts that come to share their rules share one route again: what they had alone must not stay behind, empty. */
  private forgetWhatNoLongerFollows(): void {
    for (const [key, object] of this.objects) {
      if (this.documents.has(key)) continue;
      if (this.own.delete(key)) object.node.scope!.node.tryRemoveChild(object.node.id);
      this.objects.delete(key);
    }
  }

  private read(): void {
    const version = this.version();
    if (this.readAt === version) return;
    const documents = new Map<string, Document>();
    for (const document of this.produce()) {
      const key = documentKey(document);
      if (documents.has(key)) refuse('NameTaken', `${key} would be written twice; give one of the two another name`, document.scope ?? this.scope);
      documents.set(key, document);
    }
    this.documents = documents;
    this.readAt = version;
  }

  private specOf(key: string): object {
    this.read();
    return this.documents.get(key)!.spec;
  }
}
