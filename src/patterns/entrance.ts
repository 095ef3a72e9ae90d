import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { claimSecret } from '../certmanager/claim-secret';
import { answersByHttp01, certificateDocument, checkIssuable } from '../certmanager/emit-certificate';
import { shimAnnotations } from '../certmanager/shim-annotations';
import { letSolverIn } from '../certmanager/solver-access';
import { backendOf } from '../kubernetes/backend';
import { DocumentSet } from '../kubernetes/document-set';
import { ServiceView } from '../kubernetes/service';
import { AppProtocol } from '../model/app-protocol';
import { Document } from '../model/document';
import { Severity } from '../model/finding';
import { Backend, CertificateNeed, RouteDifference, RoutePlan, RouteWish } from '../model/front-door';
import { Challenge, IssuerRef, issuerRefOf } from '../model/issuer';
import { Ledger } from '../model/ledger';
import { Platform } from '../model/platform';
import { routeKey, sortedRoutes } from '../model/routes';
import { Subject, tryFacts } from '../model/subject';
import { WayIn } from '../model/way-in';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { Port } from '../values/port';
import { UrlPath } from '../values/url-path';
import { BackendSpec } from './backend-spec';
import { FrontDoorOptions } from './front-door-options';
import { letRequestsIn } from './let-requests-in';
import { noteServiceWords } from './service-words';

/** @internal */
export interface EntranceOptions {
  readonly name: string;
  readonly namespaceName?: string;
  readonly mainHostname: Hostname;
  readonly wayIn: WayIn;
  /** Whether the way in ends TLS. */
  readonly tls: boolean;
  readonly asked: FrontDoorOptions;
}

/**
 * The front door of one app: collects its routes, and sees to the objects and relations that follow from them.
 *
 * @internal
 */
export class Entrance {
  private readonly wishes: RouteWish[] = [];
  private readonly subjects = new Set<Subject>();
  private readonly documents: DocumentSet;

  public constructor(private readonly scope: Construct, private readonly options: EntranceOptions) {
    this.documents = new DocumentSet(scope, () => this.wishes.length, () => this.produce());
  }

  /** Routes a host and path to a Service, and lets the way in's proxies reach the pods behind it. */
  public add(hostname: Hostname, path: UrlPath, service: ServiceView, spec: BackendSpec, servicePort?: number): void {
    const { wayIn } = this.options;
    const ledger = Ledger.of(this.scope);
    const { backend: known, target } = within(this.scope, () => backendOf(service, servicePort, spec));
    const backend = { ...known, healthPath: spec.healthPath ?? probedPath(service, target) };
    const route = { hostname, path, backend };
    this.refuseMixedPassthrough(route);
    ledger.claim(`the route ${routeKey(route)} on ${wayIn._description}`, this.scope, 'give one of the two another host or path');
    this.wishes.push(route);
    noteServiceWords(this.scope, service, backend, within(this.scope, () => wayIn._serviceWords(backend.protocol, backend)), wayIn);
    const subject = letRequestsIn(this.scope, wayIn, service, target, `requests for ${hostname.toString()}`);
    if (subject !== undefined) this.subjects.add(subject);
  }

  private refuseMixedPassthrough({ backend }: RouteWish): void {
    const passes = ({ protocol }: Backend) => protocol === AppProtocol.TLS_PASSTHROUGH;
    if (this.wishes.every((route) => passes(route.backend) === passes(backend))) return;
    refuse('MixedPassthrough', 'a front door must be passed through with all its routes or with none, since the way in reads nothing of what it passes through, '
      + `got ${backend.protocol} beside ${this.wishes[0].backend.protocol}; make an app for each`, this.scope);
  }

  /** Every object of the entrance; created now where it was missing. */
  public objects(): ApiObject[] {
    return this.documents.sync();
  }

  /** Everything written for the app: below its construct, below its pods' (their policies), and in other places (grants). */
  public everything(): ApiObject[] {
    Ledger.of(this.scope).settle();
    const written = this.objects();
    const policies = [...this.subjects].flatMap(({ scope }) => (scope === undefined ? [] : apiObjectsIn(scope).filter((each) => each !== scope)));
    return [...new Set([...apiObjectsIn(this.scope), ...written, ...policies])];
  }

  public get routes(): ApiObject[] {
    return this.ofKind('Ingress', 'HTTPRoute', 'GRPCRoute', 'TLSRoute');
  }

  public ofKind(...kinds: string[]): ApiObject[] {
    return this.objects().filter(({ kind }) => kinds.includes(kind));
  }

  private produce(): Document[] {
    const { name, namespaceName, mainHostname, tls, asked, wayIn } = this.options;
    // By what it was made for: another route must not change what is already written.
    const grpc = this.wishes[0].backend.protocol === AppProtocol.GRPC;
    const plan = within(this.scope, () => wayIn._plan({
      scope: this.scope,
      name,
      namespaceName,
      mainHostname,
      routes: sortedRoutes(this.wishes, this.scope),
      tlsSecretName: tls ? asked.tlsSecretName ?? `${name}-tls` : undefined,
      redirect: tls && (asked.redirect ?? !grpc),
    }));
    this.noteWhatIsNotSaid(plan);
    if (tls) this.sayWhatIsNotUsed(plan);
    const certificates = plan.certificates.map((need) => ({ need, issuer: this.issuerFor(need, plan) }));
    const annotated = new Map(certificates.flatMap(({ need, issuer }) =>
      (issuer !== undefined && wayIn._annotatesCertificates ? [[this.carrierOf(need), shimAnnotations(need, issuer)] as const] : [])));
    return [
      ...plan.documents.map((document) => withAnnotations(document, annotated.get(document))),
      ...certificates.flatMap(({ need, issuer }) =>
        (issuer === undefined || wayIn._annotatesCertificates ? [] : [certificateDocument(need, issuer)])),
    ];
  }

  /** Who is to fill the Secret, once what that needs is seen to; nobody of ours where it is said to exist. */
  private issuerFor(need: CertificateNeed, plan: RoutePlan): IssuerRef | undefined {
    const { tlsSecretName, tlsSecretExists } = this.options.asked;
    if (need.scope !== undefined && (tlsSecretName !== undefined || tlsSecretExists === true)) {
      refuse('SecretOfAnotherNamespace', `a listener of ${this.options.wayIn._description} ends TLS with a Secret of its own namespace, and the app asks for `
        + 'one of its own; leave tlsSecretName and tlsSecretExists out, or give the Gateway a listener with the Secret', this.scope);
    }
    if (tlsSecretExists === true) return undefined;
    claimSecret(this.scope, need.namespaceName, need.secretName);
    const issuer = this.issuer();
    checkIssuable(need, issuer, this.scope);
    if (plan.noHttp01 !== undefined) this.refuseUnanswered(need, issuer, plan.noHttp01);
    letSolverIn(this.scope, need, issuer, this.options.wayIn);
    return issuer;
  }

  private carrierOf(need: CertificateNeed): Document {
    return need.carrier ?? refuse('NoCarrier', `the listener for ${need.hostnames.join(', ')} is added to the Gateway, where an annotation would speak for all its `
      + 'listeners; leave certificateObjects: false out of the exposure, or let the Gateway take ListenerSets', this.scope);
  }

  private sayWhatIsNotUsed({ certificates, certificatesFrom }: RoutePlan): void {
    const { asked, wayIn } = this.options;
    const unused = (['issuer', 'tlsSecretName', 'tlsSecretExists'] as const).filter((prop) => asked[prop] !== undefined).join(', ');
    if (unused === '' || certificates.length > 0) return;
    if (certificatesFrom !== undefined) {
      refuse('CertificateFromElsewhere', `${wayIn._description} takes its certificates from ${certificatesFrom} and reads no Secret of an app, got ${unused}; `
        + 'leave out what names one', this.scope);
    }
    this.note({
      id: 'ListenerHasCertificate',
      sentence: `${wayIn._description} has a listener that ends TLS with a certificate of its own, so ${unused} of the app does nothing`,
      mend: 'leave it out, or acknowledge it where the app has other ways in too',
    });
  }

  private issuer(): IssuerRef {
    const issuer = within(this.scope, () => issuerRefOf(this.options.asked.issuer)) ?? Platform._read(this.scope)?._issuer;
    return issuer ?? refuse('NoIssuer', 'TLS needs somebody to sign the certificate, and the platform has no issuer; '
      + 'give the platform issuer: ClusterIssuer.fromName(\'letsencrypt\', { challenges: [Challenge.HTTP01] }), '
      + 'or give tlsSecretName with tlsSecretExists: true, or tls: false', this.scope);
  }

  /** Where nothing answers plain http, an HTTP-01 challenge cannot be met. */
  private refuseUnanswered(need: CertificateNeed, issuer: IssuerRef, why: string): void {
    if (!answersByHttp01(need, issuer)) return;
    const onlyHttp01 = need.hostnames.find((hostname) => {
      const challenges = issuer._facts.challengesFor(hostname) ?? [];
      return challenges.includes(Challenge.HTTP01) && !challenges.includes(Challenge.DNS01);
    });
    if (onlyHttp01 === undefined || issuer._facts.solverWayIn !== undefined) return;
    refuse('NoHttp01', `${issuer.toString()} answers for ${onlyHttp01.toString()} by HTTP-01 alone, which ${this.options.wayIn._description} cannot: ${why}; `
      + 'mend that, or use an issuer with DNS-01', this.scope);
  }

  private noteWhatIsNotSaid(plan: RoutePlan): void {
    const ledger = Ledger.of(this.scope);
    for (const { sentence, metBy } of plan.preconditions) {
      // The namespace may be written by this very app, before or after.
      const labels = () => ledger.namespaceLabels.get(this.options.namespaceName ?? '');
      this.note({ id: 'MustAlreadyBeSo', sentence, mend: 'see to it there, and acknowledge it' }, () => metBy?.matches({ ...labels() }) !== true);
    }
    for (const each of plan.differences ?? []) this.note(each);
  }

  private note({ id, sentence, mend, saidOnce }: RouteDifference, holds?: () => boolean): void {
    Ledger.of(this.scope).note({ id, sentence, mend, path: saidOnce === true ? '' : this.scope.node.path, severity: Severity.WARNING }, holds);
  }
}

function withAnnotations(document: Document, annotations?: { readonly [key: string]: string }): Document {
  return annotations === undefined ? document
    : { ...document, metadata: { ...document.metadata, annotations: { ...document.metadata.annotations, ...annotations } } };
}

/** What a readiness probe asks of the port that requests go to, by its number or its name. */
function probedPath({ _workload: workload }: ServiceView, { firstPort, portName }: Port): string | undefined {
  const facts = workload === undefined ? undefined : tryFacts(() => workload._subject.facts);
  const number = firstPort ?? facts?.containerPorts.find(({ name }) => name === portName)?.number;
  const names = facts?.containerPorts.filter((port) => port.number === number).map(({ name }) => name) ?? [];
  return facts?.healthChecks?.find(({ port }) => port === number || (typeof port === 'string' && names.includes(port)))?.path;
}

function apiObjectsIn(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child));
}
