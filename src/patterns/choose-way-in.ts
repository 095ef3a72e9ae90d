import { IConstruct } from 'constructs';
import { Platform } from '../model/platform';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { quoted } from '../values/quoted';

/**
 * The way in an app asked for, or the platform's default; never guessed.
 *
 * @internal
 */
export function chooseWayIn(scope: IConstruct, via?: string): WayIn {
  const platform = Platform._read(scope);
  if (platform === undefined) {
    refuse('NoWayIn', 'nobody said how requests enter the cluster; apply a platform first, for example '
      + 'new Platform({ cni: Cni.enforcing(\'calico\'), exposures: { public: Exposure.onIngress(new traefik.Traefik()) } }).applyTo(app)', scope);
  }
  const names = [...platform!._exposures.keys()];
  const name = via ?? platform!.defaultExposure;
  const found = name === undefined ? undefined : platform!._exposures.get(name);
  if (names.length === 0) {
    refuse('NoWayIn', 'the platform must have a way in for apps to be exposed, got none; '
      + 'give it for example exposures: { public: Exposure.onIngress(new traefik.Traefik()) }', scope);
  }
  if (found === undefined) {
    refuse('UnknownExposure', `via must be one of the platform's exposures (${names.join(', ')}), got ${quoted(via)}; correct the name`, scope);
  }
  return found!;
}

/** @internal */
export function chooseHostname(scope: IConstruct, name: string, hostname?: string): Hostname {
  if (hostname !== undefined) return Hostname.of(hostname);
  const domain = Platform._read(scope)?.domain;
  if (domain === undefined) {
    refuse('NoHostname', `"${name}" needs a hostname, and the platform has no domain to make one from; give hostname: 'shop.example.com'`, scope);
  }
  return Hostname.of(`${name}.${domain}`);
}
