import { Cni } from '../model/cni';
import { Platform } from '../model/platform';
import { PresetProps } from './preset-props';

/** What a kubeadm cluster was given. */
export interface KubeadmProps extends PresetProps {
  /** Who carries packets: kubeadm installs nobody. */
  readonly cni: Cni;
}

/**
 * A cluster made by kubeadm: CoreDNS, and what you chose for everything else.
 *
 * @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/
 */
export class Kubeadm extends Platform {
  public constructor(props: KubeadmProps) {
    super({ ...props, serviceCidrs: props?.serviceCidrs ?? ['10.96.0.0/12'] });
  }
}
