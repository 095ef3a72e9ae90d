import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Connections, IConnectable } from '../kubernetes/connections';
import { IService, Service, ServiceView } from '../kubernetes/service';
import { ServiceType } from '../kubernetes/service-props';
import { Workload } from '../kubernetes/workload';
import { AppProtocol } from '../model/app-protocol';
import { Peer } from '../model/peer';
import { describePorts } from '../model/subject';
import { WayIn } from '../model/way-in';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDns1035, checkSubdomain, kebabCase } from '../values/names';
import { Port, Protocol } from '../values/port';
import { quoted } from '../values/quoted';
import { UrlPath } from '../values/url-path';
import { BackendSpec, backendSpec, usualServicePort } from './backend-spec';
import { chooseHostname, chooseWayIn } from './choose-way-in';
import { Entrance } from './entrance';
import { AppRouteOptions, ExposedAppProps } from './exposed-app-props';
import { imageWorkload } from './image-deployment';

/**
 * An app reached from outside at a hostname.
 *
 * Writes its Service, its routes on the platform's way in, its certificate, the redirect to https, and the policy that lets
 * exactly that way in's proxies reach its pods.
 */
export class ExposedApp extends Construct implements IConnectable {
  /** What it may reach and who may reach it, beside its way in. */
  public readonly connections: Connections;
  public readonly asPeer: Peer;
  /** Its Service. */
  public readonly service: IService;
  /** Where people find it, such as `https://shop.example.com/api`. */
  public readonly url: string;
  private readonly hostname: Hostname;
  private readonly entrance: Entrance;
  private readonly view: ServiceView;
  private readonly wayIn: WayIn;
  private readonly spec: BackendSpec;

  public constructor(scope: Construct, id: string, props: ExposedAppProps) {
    super(scope, id);
    checkProps('ExposedAppProps', props, this);
    refuseUnclearSource(this, props);
    const name = within(this, () => checkDns1035('app name', props.appName ?? kebabCase(id)));
    this.wayIn = chooseWayIn(this, props.via);
    this.hostname = within(this, () => chooseHostname(this, name, props.hostname));
    const path = within(this, () => UrlPath.of(props.path ?? '/', props.pathMatch));
    this.spec = backendSpec(this, props, props.healthPath);
    this.view = this.serviceOf(name, props);
    this.service = this.view;
    this.asPeer = this.view.asPeer;
    this.connections = Connections._of(this, this.asPeer);
    const passthrough = props.protocol === AppProtocol.TLS_PASSTHROUGH;
    if (passthrough) refuseWhatIsNotRead(this, props);
    if (props.tls === false) refuseCertificateOfNobody(this, props);
    const tls = (props.tls ?? true) && !passthrough;
    this.url = `${tls || passthrough ? 'https' : 'http'}://${this.hostname.toString()}${path.text === '/' ? '' : path.text}`;
    if (props.tlsSecretName !== undefined) within(this, () => checkSubdomain('Secret name', props.tlsSecretName!));
    const { namespaceName } = this.view;
    this.entrance = new Entrance(this, { name, namespaceName, mainHostname: this.hostname, wayIn: this.wayIn, tls, asked: props });
    this.entrance.add(this.hostname, path, this.view, this.spec, props.service === undefined ? undefined : props.servicePort);
    this.entrance.objects();
  }

  /** One more path, host or workload behind the same front door. */
  public addRoute(id: string, options: AppRouteOptions = {}): void {
    const place = new Construct(this, id);
    checkProps('AppRouteOptions', options, place);
    if (options.workload !== undefined && options.service !== undefined) {
      refuse('UnclearApp', 'a route must lead to a workload or to a service, got both; leave one out', place);
    }
    if (options.workload === undefined && options.port !== undefined) {
      refuse('UnclearApp', 'port must only be given with workload; a Service says where it leads, choose with servicePort', place);
    }
    const own = options.service === undefined && options.workload === undefined;
    const spec = own && options.protocol === undefined && options.backendTls === undefined ? this.spec : backendSpec(place, options);
    const service = options.service !== undefined ? within(place, () => Service._viewOf(options.service!))
      : options.workload === undefined ? this.view
        : this.newService(place, within(place, () => checkDns1035('service name', kebabCase(id))), options.workload, spec, options);
    const hostname = options.hostname === undefined ? this.hostname : within(place, () => Hostname.of(options.hostname!));
    const written = options.workload !== undefined || (own && options.servicePort === undefined);
    within(place, () => {
      this.entrance.add(hostname, UrlPath.of(options.path ?? '/', options.pathMatch), service, spec, written ? undefined : options.servicePort);
      this.entrance.objects();
    });
  }

  /** Everything written for it so far, policies included; more may follow from later relations. */
  public get objects(): ApiObject[] {
    return this.entrance.everything();
  }

  /** Its Ingresses or routes of the Gateway API, the redirect's included. */
  public get routes(): ApiObject[] {
    return this.entrance.routes;
  }

  /** Its Certificates; none where a listener of the Gateway has one. */
  public get certificates(): ApiObject[] {
    return this.entrance.ofKind('Certificate');
  }

  private serviceOf(name: string, props: ExposedAppProps): ServiceView {
    if (props.service !== undefined) return within(this, () => Service._viewOf(props.service!));
    if (props.workload !== undefined) return this.newService(this, name, props.workload, this.spec, props);
    const port = props.port ?? refuse('NoPort', `image ${quoted(props.image)} needs the port it listens on, got none; give for example port: 8080`, this);
    const deployment = imageWorkload(this, {
      name,
      namespaceName: Chart.of(this).namespace,
      image: props.image!,
      port: within(this, () => Port.tcp(port).firstPort!),
      replicas: props.replicas,
      env: props.env,
      healthPath: props.healthPath,
    });
    return this.newService(this, name, deployment, this.spec, props);
  }

  private newService(
    scope: Construct, serviceName: string, workload: IConstruct, { protocol }: BackendSpec, options: { port?: number; servicePort?: number },
  ): Service {
    const { serviceType, annotations, appProtocol } = within(scope, () =>
      this.wayIn._serviceWords(protocol, { serviceName, namespaceName: Chart.of(scope).namespace }));
    const usual = usualServicePort(protocol);
    return new Service(scope, 'Service', {
      workload,
      serviceName,
      serviceType: serviceType === undefined ? undefined : ServiceType.NODE_PORT,
      annotations,
      ports: [{ name: usual.name, port: options.servicePort ?? usual.port, targetPort: targetPort(scope, workload, options.port), appProtocol }],
    });
  }
}

/** What is passed through is not read: nothing but the name of the host can decide where it goes. */
function refuseWhatIsNotRead(app: ExposedApp, props: ExposedAppProps): void {
  const stray = (['path', 'pathMatch', 'tls', 'redirect', 'issuer', 'tlsSecretName', 'tlsSecretExists'] as const).filter((prop) => props[prop] !== undefined);
  if (stray.length === 0) return;
  refuse('UnclearApp', `with TLS passed through the app has its own certificate and gets every path, got ${stray.join(' and ')}; leave it out`, app);
}

function refuseUnclearSource(app: ExposedApp, props: ExposedAppProps): void {
  const sources = (['image', 'workload', 'service'] as const).filter((source) => props?.[source] !== undefined);
  if (sources.length !== 1) {
    refuse('UnclearApp', `an app must have exactly one of image, workload and service, got ${sources.join(' and ') || 'none'}; `
      + 'give image: \'ghcr.io/acme/shop:1.4\', or the construct that holds the pods or the Service', app);
  }
  const stray = (['replicas', 'env'] as const).filter((prop) => props[prop] !== undefined);
  if (props.image === undefined && stray.length > 0) {
    refuse('UnclearApp', `${stray.join(' and ')} must only be given with image, got ${sources[0]}; say it there`, app);
  }
  if (props.service !== undefined && props.port !== undefined) {
    refuse('UnclearApp', 'port must only be given with image or workload, got service; a Service says where it leads, choose with servicePort', app);
  }
}

function targetPort(scope: Construct, workload: IConstruct, port?: number): Port {
  return within(scope, () => (port === undefined ? onlyPort(Workload.of(workload)) : Port.tcp(port)));
}

function refuseCertificateOfNobody(app: ExposedApp, props: ExposedAppProps): void {
  const stray = (['issuer', 'tlsSecretName', 'tlsSecretExists'] as const).filter((prop) => props[prop] !== undefined);
  if (stray.length > 0) refuse('UnclearApp', `an app without TLS has no certificate, got ${stray.join(' and ')} with tls: false; leave one out`, app);
}

function onlyPort(workload: Workload): Port {
  const { containerPorts, kind, name } = workload._subject.facts;
  const tcp = containerPorts.filter(({ protocol }) => protocol === Protocol.TCP);
  return tcp.length === 1 ? Port.tcp(tcp[0].number)
    : refuse('UnclearPorts', `${kind} ${name} must have exactly one TCP port to be exposed, got ${describePorts(containerPorts)}; say which with port`);
}
