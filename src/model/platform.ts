import { IConstruct } from 'constructs';
import { Cidr } from '../values/cidr';
import { checkConstruct, checkProps, refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { Cni } from './cni';
import { IssuerRef, issuerRefOf } from './issuer';
import { NameResolution } from './name-resolution';
import { PlatformOverrides, PlatformProps } from './platform-props';
import { ClusterFacts } from './policy-dialect';
import { Version } from './version';
import { WayIn } from './way-in';

const PLATFORM = Symbol.for('cdk8s-networking.Platform');
const READER = Symbol.for('cdk8s-networking.Platform.reader');
const CLUSTER = Symbol.for('cdk8s-networking.Platform.cluster');

type Marked = IConstruct & { [PLATFORM]?: Platform; [READER]?: string; [CLUSTER]?: { readonly cluster: object; readonly path: string } };

/**
 * One description of one cluster, from which every object is derived.
 *
 * A value: it emits nothing itself. Gateways, issuers and the like belong to the platform team's own chart.
 */
export class Platform {
  /** The platform applied to the nearest construct at or above `scope`, if there is one. */
  public static of(scope: IConstruct): Platform | undefined {
    checkConstruct('Platform.of', scope);
    for (let at: Marked | undefined = scope; at; at = at.node.scope) {
      if (at[PLATFORM] !== undefined) return at[PLATFORM];
    }
    return undefined;
  }

  /**
   * The same, for what is then written by it: another platform comes too late from now on.
   *
   * @internal
   */
  public static _read(scope: IConstruct): Platform | undefined {
    for (let at: Marked | undefined = scope; at; at = at.node.scope) {
      if (at[READER] === undefined) Object.defineProperty(at, READER, { value: scope.node.path });
      if (at[PLATFORM] !== undefined) return at[PLATFORM];
    }
    return undefined;
  }

  /** The way in of apps that name none. */
  public readonly defaultExposure?: string;
  /** Apps without a hostname get `<name>.<domain>`. */
  public readonly domain?: string;
  /** Who carries packets, and whether it enforces policies. */
  public readonly cni: Cni;
  /** @internal */
  public readonly _exposures: ReadonlyMap<string, WayIn>;
  /** @internal */
  public readonly _issuer?: IssuerRef;
  /** @internal */
  public readonly _dns?: NameResolution;
  /** @internal */
  public readonly _facts: ClusterFacts;
  /** @internal */
  public readonly _kubernetesVersion?: Version;
  /** @internal */
  public readonly _gatewayApiVersion?: Version;
  private readonly props: PlatformProps;
  private cluster: object = this;

  public constructor(props: PlatformProps) {
    checkProps('PlatformProps', props);
    if (!(props.cni instanceof Cni)) {
      refuse('NoCni', 'a platform needs to know who enforces policies; give for example cni: Cni.enforcing(\'calico\')');
    }
    this.props = props;
    this.cni = props.cni;
    this.domain = props.domain === undefined ? undefined : plainDomain(props.domain);
    this._exposures = new Map(Object.entries(props.exposures ?? {}).map(([name, wayIn]) => [name, checkedWayIn(name, wayIn)]));
    this.defaultExposure = this.checkedDefault(props.defaultExposure);
    this._issuer = issuerRefOf(props.issuer);
    this._dns = props.dns;
    this._facts = {
      podCidrs: cidrs(props.podCidrs),
      serviceCidrs: cidrs(props.serviceCidrs),
      nodeCidrs: cidrs(props.nodeCidrs),
      apiServerCidrs: cidrs(props.apiServerCidrs),
      monitoring: props.monitoring,
      rangesMissNodes: props.cni._rangesMissNodes,
    };
    if (props.monitoring !== undefined && props.monitoring._term === undefined) {
      refuse('InvalidMonitoring', 'monitoring must be a Peer by labels or addresses, got a workload; write Peer.pods({ namespaceName, labels })');
    }
    refuseOverlaps({ podCidrs: this._facts.podCidrs, serviceCidrs: this._facts.serviceCidrs, nodeCidrs: this._facts.nodeCidrs });
    if (props.kubernetesVersion !== undefined) this._kubernetesVersion = Version.of('kubernetesVersion', props.kubernetesVersion);
    if (props.gatewayApiVersion !== undefined) this._gatewayApiVersion = Version.of('gatewayApiVersion', props.gatewayApiVersion);
  }

  /**
   * Makes this the platform of everything at and below `scope`.
   *
   * One app is one cluster: beside, above or below another platform only one that derives from the same may be applied.
   */
  public applyTo(scope: IConstruct): void {
    checkConstruct('applyTo', scope);
    const at = scope as Marked;
    if (at[PLATFORM] === this) return;
    if (at[READER] !== undefined) {
      refuse('PlatformTooLate', `another platform, or none, has already been read by [${at[READER]}]; apply the platform before any app is made`, scope);
    }
    if (at[PLATFORM] !== undefined) {
      refuse('SecondPlatform', 'a platform is already applied here; apply one, or apply the other to a chart below', scope);
    }
    const root = at.node.root as Marked;
    const { cluster, path } = root[CLUSTER] ?? { cluster: this.cluster, path: at.node.path };
    if (cluster !== this.cluster) {
      const where = path === '' ? 'this one' : `[${path}]`;
      refuse('SecondCluster', `one app is one cluster, and ${where} has another; use derive() on its platform, or make a second App`, scope);
    }
    if (root[CLUSTER] === undefined) Object.defineProperty(root, CLUSTER, { value: { cluster, path } });
    Object.defineProperty(at, PLATFORM, { value: this });
  }

  /** The same cluster with other ways in, another issuer or another domain, for a part of the tree. */
  public derive(overrides: PlatformOverrides): Platform {
    checkProps('PlatformOverrides', overrides);
    const derived = new Platform({
      ...this.props,
      exposures: overrides.exposures ?? this.props.exposures,
      defaultExposure: overrides.defaultExposure ?? (overrides.exposures === undefined ? this.props.defaultExposure : undefined),
      issuer: overrides.issuer ?? this.props.issuer,
      domain: overrides.domain ?? this.props.domain,
    });
    derived.cluster = this.cluster;
    return derived;
  }

  private checkedDefault(wanted?: string): string | undefined {
    const names = [...this._exposures.keys()];
    if (wanted !== undefined && !this._exposures.has(wanted)) {
      refuse('UnknownExposure', `defaultExposure must be one of the exposures (${names.join(', ') || 'there are none'}), got "${wanted}"; correct the name`);
    }
    if (wanted === undefined && names.length > 1) {
      refuse('NoDefaultExposure', `a platform with several exposures needs a defaultExposure; give one of ${names.join(', ')}`);
    }
    return wanted ?? names[0];
  }
}

function checkedWayIn(name: string, wayIn: WayIn): WayIn {
  return wayIn instanceof WayIn ? wayIn
    : refuse('InvalidExposure', `exposure "${name}" must be made with Exposure.onIngress or Exposure.onGateway, got something else; wrap the controller`);
}

function cidrs(texts: readonly string[] = []): Cidr[] {
  return texts.map((text) => Cidr.of(text));
}

function plainDomain(text: string): string {
  const domain = Hostname.of(text);
  if (domain.isWildcard) refuse('InvalidHostname', `domain must not be a wildcard, got "${text}"; drop the "*."`);
  return domain.toString();
}

function refuseOverlaps(lists: { readonly [what: string]: readonly Cidr[] }): void {
  const all = Object.entries(lists).flatMap(([what, list]) => list.map((cidr) => ({ what, cidr })));
  all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
    if (a.cidr.overlaps(b.cidr)) {
      refuse('OverlappingCidrs', `${a.what} and ${b.what} must not overlap, got ${a.cidr.toString()} and ${b.cidr.toString()}; `
        + 'give the ranges the cluster really uses');
    }
  }));
}
