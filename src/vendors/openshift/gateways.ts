import { AppProtocol } from '../../model/app-protocol';
import { Proxies, proxyPods } from '../../model/data-plane';
import { GatewayController, GatewayIdentity } from '../../model/gateway-controller';
import { podsIn } from '../../model/peer-term';
import { LabelSelector } from '../../values/label-selector';
import { CONTROLLER_NAME, GATEWAY_NAME_LABEL, ISTIOD, NAMESPACE } from './facts';

/**
 * Gateways of the Ingress Operator: an Istio of its own, with the proxies of a Gateway in its namespace.
 *
 * @see https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/operator/controller/gatewayapi/managementmode/profile.go
 * @internal
 */
export class OpenShiftGateways extends GatewayController {
  public constructor(public readonly gatewayClassName: string, private readonly backendTlsPolicies: boolean) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public _proxies({ name, namespaceName }: GatewayIdentity): Proxies {
    return proxyPods(`the proxies of Gateway ${namespaceName}/${name}`, namespaceName, { [GATEWAY_NAME_LABEL]: name },
      [{ peer: podsIn(NAMESPACE, LabelSelector.labels(ISTIOD.labels)), ports: [ISTIOD.port] }]);
  }

  /** The operator refuses them, since its Istio mixes up their hosts. */
  public get _servesListenerSets(): boolean {
    return false;
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    if (protocol === AppProtocol.TLS_PASSTHROUGH) {
      return { why: 'the Ingress Operator installs no TLSRoute', mend: 'go through an Ingress' };
    }
    if (protocol === AppProtocol.HTTPS && !this.backendTlsPolicies) {
      return { why: 'the Ingress Operator installs BackendTLSPolicy in newer releases alone', mend: 'say backendTlsPolicies: true where yours has it, or go through an Ingress' };
    }
    return undefined;
  }
}
