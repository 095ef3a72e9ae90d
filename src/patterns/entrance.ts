import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { claimSecret } from '../certmanager/claim-secret';
import { answersByHttp01, certificateDocument, checkIssuable } from '../certmanager/emit-certificate';
import { letSolverIn } from '../certmanager/solver-access';
import { backendOf } from '../kubernetes/backend';
import { DocumentSet } from '../kubernetes/document-set';
import { ServiceView } from '../kubernetes/service';
import { Document } from '../model/document';
import { Severity } from '../model/finding';
import { CertificateNeed, RoutePlan, RouteWish } from '../model/front-door';
import { Challenge, IIssuer, IssuerRef, issuerRefOf } from '../model/issuer';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { Platform } from '../model/platform';
import { routeKey, sortedRoutes } from '../model/routes';
import { Subject } from '../model/subject';
import { WayIn } from '../model/way-in';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { UrlPath } from '../values/url-path';

/** @internal */
export interface EntranceOptions {
  readonly name: string;
  readonly namespaceName?: string;
  readonly mainHostname: Hostname;
  readonly wayIn: WayIn;
  readonly tls: boolean;
  readonly redirect: boolean;
  readonly issuer?: IIssuer;
  /** As asked for; `<name>-tls` otherwise. */
  readonly secretName?: string;
  /** The Secret is filled by somebody else. */
  readonly secretExists: boolean;
}

/**
 * The front door of one app: collects its routes, and sees to the objects and relations that follow from them.
 *
 * @internal
 */
export class Entrance {
  private readonly routes: RouteWish[] = [];
  private readonly subjects = new Set<Subject>();
  private readonly documents: DocumentSet;

  public constructor(private readonly scope: Construct, private readonly options: EntranceOptions) {
    this.documents = new DocumentSet(scope, () => this.routes.length, () => this.produce());
  }

  /** Routes a host and path to a Service, and lets the way in's proxies reach the pods behind it. */
  public add(hostname: Hostname, path: UrlPath, service: ServiceView, servicePort?: number): void {
    const { wayIn } = this.options;
    const { backend, target } = within(this.scope, () => backendOf(service, servicePort));
    const route = { hostname, path, backend };
    Ledger.of(this.scope).claim(`the route ${routeKey(route)} on ${wayIn._description}`, this.scope, 'give one of the two another host or path');
    this.routes.push(route);
    if (service._workload === undefined) {
      Ledger.of(this.scope).note({
        id: 'NoPodsKnown',
        path: this.scope.node.path,
        sentence: `Service ${service.serviceName} selects no pods, so no policy lets ${wayIn._dataPlane.description} reach what is behind it`,
        mend: 'allow it where those addresses are guarded, and acknowledge it',
        severity: Severity.WARNING,
      });
    } else {
      const subject = service._workload._subject;
      this.subjects.add(subject);
      const ledger = Ledger.of(this.scope);
      for (const term of wayIn._dataPlane.peers) {
        ledger.addFlow({
          source: Peer._ofTerm(term),
          target: Peer._ofSubject(subject),
          ports: [target],
          askedBy: this.scope,
          implied: true,
          reason: `requests for ${hostname.toString()} through ${wayIn._description}`,
        });
      }
      ledger.hiddenClients.set(subject, {
        because: `${wayIn._description} stands between, and its proxies are who calls`,
        mend: 'set an allow list at the proxy, or reach the pods by a Service of their own',
      });
    }
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

  public ofKind(...kinds: string[]): ApiObject[] {
    return this.objects().filter(({ kind }) => kinds.includes(kind));
  }

  private produce(): Document[] {
    const { name, namespaceName, mainHostname, tls, redirect, secretName = `${name}-tls`, wayIn } = this.options;
    const plan = within(this.scope, () => wayIn._plan({
      scope: this.scope,
      name,
      namespaceName,
      mainHostname,
      routes: sortedRoutes(this.routes, this.scope),
      tlsSecretName: tls ? secretName : undefined,
      redirect,
    }));
    this.noteWhatIsNotSaid(plan);
    return [...plan.documents, ...plan.certificates.flatMap((need) => this.certify(need, plan))];
  }

  private certify(need: CertificateNeed, plan: RoutePlan): Document[] {
    if (need.scope !== undefined && (this.options.secretName !== undefined || this.options.secretExists)) {
      refuse('SecretOfAnotherNamespace', `a listener of ${this.options.wayIn._description} ends TLS with a Secret of its own namespace, and the app asks for `
        + 'one of its own; leave tlsSecretName and tlsSecretExists out, or give the Gateway a listener with the Secret', this.scope);
    }
    if (this.options.secretExists) return [];
    claimSecret(this.scope, need.namespaceName, need.secretName);
    const issuer = this.issuer();
    checkIssuable(need, issuer, this.scope);
    if (!plan.answersHttp) this.refuseUnanswered(need, issuer);
    letSolverIn(this.scope, need, issuer, this.options.wayIn);
    return [certificateDocument(need, issuer)];
  }

  private issuer(): IssuerRef {
    const issuer = within(this.scope, () => issuerRefOf(this.options.issuer)) ?? Platform._read(this.scope)?._issuer;
    return issuer ?? refuse('NoIssuer', 'TLS needs somebody to sign the certificate, and the platform has no issuer; '
      + 'give the platform issuer: ClusterIssuer.fromName(\'letsencrypt\', { challenges: [Challenge.HTTP01] }), '
      + 'or give tlsSecretName with tlsSecretExists: true, or tls: false', this.scope);
  }

  /** Where nothing answers plain http, an HTTP-01 challenge cannot be met. */
  private refuseUnanswered(need: CertificateNeed, issuer: IssuerRef): void {
    if (!answersByHttp01(need, issuer)) return;
    const onlyHttp01 = need.hostnames.find((hostname) => {
      const challenges = issuer._facts.challengesFor(hostname) ?? [];
      return challenges.includes(Challenge.HTTP01) && !challenges.includes(Challenge.DNS01);
    });
    if (onlyHttp01 === undefined || issuer._facts.solverWayIn !== undefined) return;
    refuse('NoHttpListener', `${issuer.toString()} answers by HTTP-01, and ${this.options.wayIn._description} has no HTTP listener for `
      + `${onlyHttp01.toString()} that admits this namespace; give it one, or use an issuer with DNS-01`, this.scope);
  }

  private noteWhatIsNotSaid(plan: RoutePlan): void {
    const preconditions = plan.preconditions.map((sentence) => ({ id: 'MustAlreadyBeSo', sentence, mend: 'see to it there, and acknowledge it' }));
    for (const each of [...preconditions, ...plan.differences ?? []]) {
      Ledger.of(this.scope).note({ ...each, path: this.scope.node.path, severity: Severity.WARNING });
    }
  }
}

function apiObjectsIn(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child));
}
