import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkIssuable } from '../certmanager/emit-certificate';
import { CLUSTER_ISSUER_ANNOTATION, ISSUER_ANNOTATION } from '../certmanager/facts';
import { letSolverIn } from '../certmanager/solver-access';
import { backendPort } from '../kubernetes/backend';
import { Manifest, manifestOf } from '../kubernetes/manifest';
import { ReadIngress, readIngress } from '../kubernetes/read-ingress';
import { Reading } from '../kubernetes/reading';
import { Service, ServiceView } from '../kubernetes/service';
import { Severity } from '../model/finding';
import { IssuerRef } from '../model/issuer';
import { Ledger } from '../model/ledger';
import { Platform } from '../model/platform';
import { WayIn } from '../model/way-in';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { Port } from '../values/port';
import { quoted } from '../values/quoted';
import { chooseWayIn } from './choose-way-in';
import { letRequestsIn } from './let-requests-in';

/** Which Ingress is adopted. */
export interface AdoptedIngressProps {
  /** Any construct that holds one Ingress, such as an object of an `Include`. */
  readonly ingress: IConstruct;
  /**
   * The way in that serves it, by its name in the platform's `exposures`.
   *
   * @default - the exposure of the Ingress' class
   */
  readonly via?: string;
}

/**
 * An Ingress that somebody else wrote.
 *
 * Lets the proxies of its way in reach the pods behind it and the solvers of its certificates. The Ingress stays as it is.
 */
export class AdoptedIngress extends Construct {
  /** The Ingress itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: AdoptedIngressProps) {
    super(scope, id);
    checkProps('AdoptedIngressProps', props, this);
    this.apiObject = within(this, () => ingressObject(props.ingress));
    const manifest = manifestOf(this.apiObject.toJson(), this.node.path)!;
    const reading = new Reading(manifest);
    const read = within(this, () => readIngress(manifest, reading));
    const [wrong] = reading.unreadable;
    if (wrong !== undefined) within(this, () => { throw wrong.error; });
    const whole = props.via === undefined ? wayInOf(this, read.className) : chooseWayIn(this, props.via);
    const wayIn = read.className === undefined ? whole : whole._serving(read.className);
    if (wayIn !== whole) this.noteLeftBehind(wayIn, whole);
    for (const { serviceName, servicePort, hostname } of read.paths) {
      const service = serviceBeside(this.apiObject, serviceName);
      if (service === undefined) this.noteUnknown(serviceName);
      else letRequestsIn(this, wayIn, service, within(this, () => targetOf(service, servicePort)), `requests for ${hostname ?? 'any host'}`);
    }
    this.letSolversIn(read, manifest.annotations, wayIn);
  }

  private noteLeftBehind(wayIn: WayIn, whole: WayIn): void {
    Ledger.of(this).note({
      id: 'NotMigrated',
      path: this.node.path,
      sentence: `Ingress ${this.apiObject.name} is served through ${wayIn._description} alone, while names move between ${whole._description}`,
      mend: 'let DNS of its hosts stay, or write it for the other too',
      severity: Severity.WARNING,
    });
  }

  private noteUnknown(serviceName: string): void {
    Ledger.of(this).note({
      id: 'NoPodsKnown',
      path: this.node.path,
      sentence: `Ingress ${this.apiObject.name} leads to Service ${serviceName}, which this app does not hold, so no policy lets requests through`,
      mend: 'include its manifest, or allow it where its pods are guarded, and acknowledge it',
      severity: Severity.WARNING,
    });
  }

  private letSolversIn({ tls }: ReadIngress, annotations: Manifest['annotations'], wayIn: WayIn): void {
    const clusterIssuer = annotations[CLUSTER_ISSUER_ANNOTATION];
    const issuerName = clusterIssuer ?? annotations[ISSUER_ANNOTATION];
    if (issuerName === undefined) return;
    const kind = clusterIssuer === undefined ? 'Issuer' : 'ClusterIssuer';
    const known = Platform._read(this)?._issuer;
    const issuer = known?.issuerKind === kind && known.issuerName === issuerName ? known
      : within(this, () => IssuerRef._of({ kind, name: issuerName, challengesFor: () => undefined }));
    for (const { secretName, hostnames } of tls) {
      const names = within(this, () => hostnames.map((name) => Hostname.of(name)));
      const need = { secretName, namespaceName: this.apiObject.metadata.namespace, hostnames: names };
      checkIssuable(need, issuer, this);
      letSolverIn(this, need, issuer, wayIn);
    }
  }
}

function ingressObject(construct: IConstruct): ApiObject {
  const found = construct?.node === undefined ? []
    : construct.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child) && child.kind === 'Ingress');
  return found.length === 1 ? found[0]
    : refuse('NotAnIngress', 'a construct must hold exactly one Ingress to be adopted, '
      + `got ${found.map(({ name }) => name).join(', ') || 'none'}; pass the Ingress itself`);
}

function wayInOf(scope: IConstruct, className?: string): WayIn {
  const exposures = [...Platform._read(scope)?._exposures.values() ?? []];
  const found = className === undefined ? [] : exposures.filter((wayIn) => wayIn._servesIngressClass(className));
  if (found.length === 1) return found[0];
  return refuse('UnknownExposure', `an Ingress must be of the class of one exposure of the platform, got class ${quoted(className)} for `
    + `${exposures.map(({ _description }) => _description).join(', ') || 'no exposure'}; add the exposure to the platform, or say which with via`, scope);
}

/** The Service of the same namespace: most often in the same chart, so that the whole app is rarely looked through. */
function serviceBeside(ingress: ApiObject, name: string): ServiceView | undefined {
  for (const place of [ingress.chart, ingress.node.root]) {
    const found = place.node.findAll().find((child) => ApiObject.isApiObject(child) && child.kind === 'Service' && child.name === name
      && child.metadata.namespace === ingress.metadata.namespace);
    if (found !== undefined) return Service._viewOf(found);
  }
  return undefined;
}

function targetOf(service: ServiceView, port: number | string): Port {
  if (typeof port === 'number') return backendPort(service, port).target;
  return service._read.ports.find(({ name }) => name === port)?.target
    ?? refuse('UnclearBackendPort', `Service ${service.serviceName} must have a port named ${quoted(port)}, got ${
      service._read.ports.map(({ name, port: number }) => name ?? number).join(', ') || 'none'}; correct the Ingress or the Service`);
}
