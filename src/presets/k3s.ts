import { Exposure } from '../gateway/exposure';
import { Cni } from '../model/cni';
import { Platform } from '../model/platform';
import { PlatformOptions } from '../model/platform-props';
import { checkProps } from '../values/errors';
import { Traefik } from '../vendors/traefik/traefik';

/** What k3s was installed with. */
export interface K3sProps extends PlatformOptions {
  /**
   * Whether its network policy controller runs: not with `--disable-network-policy`.
   *
   * @default true
   */
  readonly networkPolicy?: boolean;
}

/**
 * k3s as it installs itself.
 *
 * Its own policy controller, CoreDNS, and Traefik in `kube-system` as the way in named `traefik`.
 *
 * @see https://docs.k3s.io/networking
 */
export class K3s extends Platform {
  public constructor(props: K3sProps = {}) {
    checkProps('presets.K3sProps', props);
    const { networkPolicy, ...known } = props;
    super({
      ...known,
      cni: networkPolicy === false ? Cni.notEnforcing('k3s with --disable-network-policy') : Cni.enforcing('k3s'),
      podCidrs: props.podCidrs ?? ['10.42.0.0/16'],
      serviceCidrs: props.serviceCidrs ?? ['10.43.0.0/16'],
      exposures: props.exposures ?? { traefik: Exposure.onIngress(new Traefik({ namespaceName: 'kube-system' })) },
    });
  }
}
