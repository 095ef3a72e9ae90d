import { API_SERVER_UPKEEP, Proxies, proxyPods } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { checkProps, refuse } from '../../values/errors';
import { LabelSelector } from '../../values/label-selector';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { Port } from '../../values/port';
import { DEFAULT_INGRESS_CONTROLLER, GATEWAY_CLASS, ingressClassOf, INGRESS_POLICY_GROUP, NAMESPACE, PORTS, ROUTER_LABEL } from './facts';
import { OpenShiftGateways } from './gateways';
import { OpenShiftRouter } from './router';

/** What the Ingress Operator of an OpenShift cluster runs. */
export interface IngressOperatorProps {
  /**
   * The IngressController (`operator.openshift.io`) whose routers serve Ingresses.
   *
   * @default "default"
   */
  readonly ingressControllerName?: string;
  /**
   * The class of the Ingresses it serves.
   *
   * @default - `openshift-` and the name of the IngressController
   */
  readonly ingressClassName?: string;
  /**
   * Whether its routers are published on the host network.
   *
   * That is the usual case outside of clouds (`endpointPublishingStrategy.type: HostNetwork`).
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * The port for http; another than 80 on the host network alone.
   *
   * @default 80
   */
  readonly httpPort?: number;
  /**
   * The port for https; another than 443 on the host network alone.
   *
   * @default 443
   */
  readonly httpsPort?: number;
  /**
   * Whether clients may speak HTTP/2 to its routers, which gRPC needs.
   *
   * The annotation `ingress.operator.openshift.io/default-enable-http2` of the IngressController says it.
   *
   * @default false
   */
  readonly http2?: boolean;
  /**
   * Whether its routers admit wildcard hosts.
   *
   * `routeAdmission.wildcardPolicy: WildcardsAllowed` of the IngressController says it.
   *
   * @default false
   */
  readonly wildcards?: boolean;
  /**
   * Whether cert-manager asks for HTTP-01 challenges at exact paths, which routers pass over.
   *
   * The upstream one does from 1.18 on, unless its feature gate ACMEHTTP01IngressPathTypeExact is off; Red Hat's operator has it off.
   *
   * @default false
   * @see https://github.com/cert-manager/cert-manager/issues/9210
   */
  readonly exactChallenges?: boolean;
  /**
   * The class of the Gateways it serves.
   *
   * @default "openshift-default"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether its release installs BackendTLSPolicy, so that Gateways can speak TLS to apps.
   *
   * @default false
   */
  readonly backendTlsPolicies?: boolean;
}

/**
 * The Ingress Operator of OpenShift and OKD, for Ingresses and for Gateways.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/ingress_and_load_balancing/index
 */
export class IngressOperator implements IIngressController, IGatewayController {
  public readonly ingressController: IngressController;
  public readonly gatewayController: GatewayController;

  public constructor(props: IngressOperatorProps = {}) {
    checkProps('openshift.IngressOperatorProps', props);
    const name = checkDnsLabel('name of the IngressController', props.ingressControllerName ?? DEFAULT_INGRESS_CONTROLLER);
    const { hostNetwork = false, httpPort = PORTS.http, httpsPort = PORTS.https } = props;
    if (!hostNetwork && (httpPort !== PORTS.http || httpsPort !== PORTS.https)) {
      refuse('InvalidController', `routers in pods listen on ${PORTS.http} and ${PORTS.https}, got ${httpPort} and ${httpsPort}; leave the ports out, or say hostNetwork: true`);
    }
    this.ingressController = new OpenShiftRouter({
      ingressClassName: checkSubdomain('class', props.ingressClassName ?? ingressClassOf(name)),
      dataPlane: { ...routers(name, hostNetwork), ports: [httpPort, httpsPort].map((port) => Port.tcp(port).firstPort!) },
      http2: props.http2 === true,
      wildcards: props.wildcards === true,
      exactChallenges: props.exactChallenges === true,
    });
    this.gatewayController = new OpenShiftGateways(checkSubdomain('class', props.gatewayClassName ?? GATEWAY_CLASS), props.backendTlsPolicies === true);
  }
}

/** OpenShift's network takes the labelled namespace for the host network; who calls the routers there, calls nodes. */
function routers(name: string, hostNetwork: boolean): Proxies {
  const description = `OpenShift's router ${name}`;
  if (!hostNetwork) return proxyPods(description, NAMESPACE, { [ROUTER_LABEL]: name }, [API_SERVER_UPKEEP]);
  const namespaces = { which: 'labels', labels: LabelSelector.labels(INGRESS_POLICY_GROUP) } as const;
  return { description, peer: { kind: 'pods', namespaces, pods: LabelSelector.everything() }, front: { kind: 'nodes' } };
}
