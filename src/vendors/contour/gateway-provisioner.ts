import { Proxies, proxyPods } from '../../model/data-plane';
import { GatewayController, GatewayIdentity, IGatewayController } from '../../model/gateway-controller';
import { podsIn } from '../../model/peer-term';
import { checkProps } from '../../values/errors';
import { LabelSelector } from '../../values/label-selector';
import { checkSubdomain } from '../../values/names';
import { CLASS, provisionedLabels, XDS_PORT } from './facts';
import { ContourGateway } from './gateway';

/** How Contour's Gateway provisioner is installed. */
export interface GatewayProvisionerProps {
  /**
   * The class of the Gateways it serves; whoever installs it makes the GatewayClass.
   *
   * @default "contour"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether the Gateway API is of the experimental channel, 1.5 or newer.
   *
   * Contour reads TLSRoutes and BackendTLSPolicies in versions that the standard channel does not serve.
   *
   * @default false
   */
  readonly experimentalChannel?: boolean;
}

/**
 * Contour's Gateway provisioner: a Contour and its Envoys beside each Gateway.
 *
 * @see https://projectcontour.io/docs/1.32/config/gateway-api/#dynamic-provisioning
 */
export class GatewayProvisioner implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: GatewayProvisionerProps = {}) {
    checkProps('contour.GatewayProvisionerProps', props);
    this.gatewayController = new ContourGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? CLASS),
      proxies: provisionedProxies,
      experimentalChannel: props.experimentalChannel === true,
    });
  }
}

function provisionedProxies({ name, namespaceName }: GatewayIdentity): Proxies {
  return proxyPods(`Contour of Gateway ${namespaceName}/${name}`, namespaceName, provisionedLabels(name, 'envoy'),
    [{ peer: podsIn(namespaceName, LabelSelector.labels(provisionedLabels(name, 'contour'))), ports: [XDS_PORT] }]);
}
