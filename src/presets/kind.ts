import { Cni } from '../model/cni';
import { Platform } from '../model/platform';
import { PlatformOptions } from '../model/platform-props';
import { checkProps } from '../values/errors';

/**
 * kind as it starts.
 *
 * kindnet, which enforces policies since 0.24, CoreDNS, and no way in.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#networking
 */
export class Kind extends Platform {
  public constructor(props: PlatformOptions = {}) {
    checkProps('PlatformOptions', props);
    super({
      ...props,
      cni: Cni.enforcing('kindnet'),
      podCidrs: props.podCidrs ?? ['10.244.0.0/16'],
      serviceCidrs: props.serviceCidrs ?? ['10.96.0.0/16'],
    });
  }
}
