import { Platform } from '../model/platform';
import { PlatformProps } from '../model/platform-props';
import { checkProps } from '../values/errors';

/**
 * A cluster made by kubeadm: CoreDNS, and what you chose for everything else.
 *
 * kubeadm installs no CNI, so it must be named.
 *
 * @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/
 */
export class Kubeadm extends Platform {
  public constructor(props: PlatformProps) {
    checkProps('PlatformProps', props);
    super({ ...props, serviceCidrs: props.serviceCidrs ?? ['10.96.0.0/12'] });
  }
}
