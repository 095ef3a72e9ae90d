import { Cidr } from '../values/cidr';
import { checkProps, refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { LabelSelector } from '../values/label-selector';
import { checkDnsLabel } from '../values/names';
import { Port } from '../values/port';
import { checkPorts } from '../values/port-list';
import { CidrPeerOptions, NamespacesPeerOptions, PeerOptions, PodsPeerOptions } from './peer-options';
import { PeerTerm } from './peer-term';
import { Subject } from './subject';

/** Anything that can stand at the other end of a relation. */
export interface IPeer {
  /** How rules name it. */
  readonly asPeer: Peer;
}

/**
 * Someone at the other end of a relation, who is not one of this app's workloads.
 *
 * A `Workload`, a `Service` or an `ExposedApp` is a better end where there is one: both sides are then written.
 */
export class Peer implements IPeer {
  /** Pods by their labels, in the subject's own namespace or in a named one. */
  public static pods(options: PodsPeerOptions): Peer {
    checkProps('options of Peer.pods', options);
    if (options.namespaceName !== undefined) checkDnsLabel('namespace name', options.namespaceName);
    return new Peer({
      kind: 'pods',
      namespaces: options.namespaceName === undefined ? { which: 'own' } : { which: 'name', name: options.namespaceName },
      pods: selectorOf(options) ?? LabelSelector.everything(),
      serviceAccountName: options.serviceAccountName,
    }, options.ports);
  }

  /** Pods in every namespace that carries the labels. */
  public static namespaces(options: NamespacesPeerOptions): Peer {
    checkProps('options of Peer.namespaces', options);
    return new Peer({
      kind: 'pods',
      namespaces: {
        which: 'labels',
        labels: selectorOf(options) ?? refuse('InvalidSelector', 'namespaces must be named by labels or a selector, got none; for every pod write Peer.allPods()'),
      },
      pods: options.podLabels === undefined ? LabelSelector.everything() : LabelSelector.labels(options.podLabels),
    }, options.ports);
  }

  /** Every pod of the subject's own namespace. */
  public static sameNamespace(options: PeerOptions = {}): Peer {
    return new Peer({ kind: 'pods', namespaces: { which: 'own' }, pods: LabelSelector.everything() }, options.ports);
  }

  /** Every pod of the cluster. */
  public static allPods(options: PeerOptions = {}): Peer {
    return new Peer({ kind: 'pods', namespaces: { which: 'all' }, pods: LabelSelector.everything() }, options.ports);
  }

  /** Everyone, inside the cluster and outside: the rule has no peer list. */
  public static anyone(options: PeerOptions = {}): Peer {
    return new Peer({ kind: 'anyone' }, options.ports);
  }

  /**
   * Addresses outside: not private, shared, link-local or unique-local ones, nor the platform's own.
   *
   * Both address families are written.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6890
   */
  public static internet(options: CidrPeerOptions = {}): Peer {
    const excluding = (options.excluding ?? []).map((text) => {
      const hole = Cidr.of(text);
      if (hole.prefixLength === 0) {
        refuse('InvalidCidr', `an excluded range must be smaller than the internet, got "${text}"; for one address family write Peer.cidr`);
      }
      return hole;
    });
    return new Peer({ kind: 'internet', excluding }, options.ports);
  }

  /** An address range, such as `10.0.0.0/8` or `2001:db8::/32`; for one address write `/32` or `/128`. */
  public static cidr(cidr: string, options: CidrPeerOptions = {}): Peer {
    checkProps('options of Peer.cidr', options);
    const range = Cidr.of(cidr);
    const excluding = Cidr._minimal((options.excluding ?? []).map((text) => {
      const hole = Cidr.of(text);
      if (!range.contains(hole) || hole.prefixLength === range.prefixLength) {
        refuse('InvalidCidr', `an excluded range must lie inside ${range.toString()} and be smaller, got "${text}"; leave it out or correct it`);
      }
      return hole;
    }));
    return new Peer({ kind: 'cidr', cidr: range, excluding }, options.ports);
  }

  /** The cluster's nodes: kubelets, and pods on the host network. */
  public static nodes(options: PeerOptions = {}): Peer {
    return new Peer({ kind: 'nodes' }, options.ports);
  }

  /**
   * The Kubernetes API server, on 443 (its Service) and 6443 (where that Service leads).
   *
   * As a caller of webhooks it cannot be told from others in a standard NetworkPolicy: everyone is allowed on the ports, and a finding says so.
   */
  public static apiServer(): Peer {
    return new Peer({ kind: 'apiServer' }, [Port.HTTPS, Port.tcp(6443)]);
  }

  /** Who scrapes metrics on this platform: its `monitoring`. */
  public static monitoring(): Peer {
    return new Peer({ kind: 'monitoring' });
  }

  /** A DNS name outside the cluster; standard NetworkPolicies cannot say it, so give it an `orElse`. */
  public static hostname(hostname: string, options: PeerOptions = {}): Peer {
    return new Peer({ kind: 'hostname', hostname: Hostname.of(hostname) }, options.ports);
  }

  /** A DNS name outside the cluster, on TCP 443. */
  public static https(hostname: string): Peer {
    return Peer.hostname(hostname, { ports: [Port.HTTPS] });
  }

  /** @internal */
  public static _ofSubject(subject: Subject, ports?: () => readonly Port[]): Peer {
    return new Peer(undefined, undefined, subject, ports);
  }

  /** @internal */
  public static _ofTerm(term: PeerTerm, ports?: Port[]): Peer {
    return new Peer(term, ports);
  }

  /** @internal Stands for something no rule can name; `why` is what whoever uses it is told. */
  public static _ofNobody(why: string): Peer {
    return new Peer(undefined, undefined, undefined, undefined, undefined, why);
  }

  /** @internal Stands for each of them, with its own ports. */
  public static _all(peers: readonly Peer[]): Peer {
    if (peers.length === 1) return peers[0];
    return new Peer(undefined, undefined, undefined, undefined, undefined, peers.find(({ _refusal }) => _refusal !== undefined)?._refusal, peers);
  }

  /** @internal */
  public readonly _term?: PeerTerm;
  /** @internal */
  public readonly _subject?: Subject;
  /** @internal */
  public readonly _fallback?: Peer;
  /** @internal */
  public readonly _ports?: () => readonly Port[];

  private constructor(
    term?: PeerTerm, ports?: readonly Port[], subject?: Subject, lazyPorts?: () => readonly Port[], fallback?: Peer,
    /** @internal */ public readonly _refusal?: string,
    private readonly members?: readonly Peer[],
  ) {
    checkPorts('ports of a peer', ports);
    this._term = term;
    this._subject = subject;
    this._ports = lazyPorts ?? (ports === undefined ? undefined : () => ports);
    this._fallback = fallback;
  }

  public get asPeer(): Peer {
    return this;
  }

  /** @internal Whom it stands for: itself, unless there are several. */
  public get _members(): readonly Peer[] {
    return this.members ?? [this];
  }

  /**
   * The wider wish, for where the platform's policies cannot say this one.
   *
   * The ports stay those of the first wish.
   */
  public orElse(wider: Peer): Peer {
    if (!(wider instanceof Peer)) refuse('NotAPeer', 'the wider wish must be a Peer, got something else; write for example Peer.internet()');
    if (wider._refusal !== undefined) refuse('NotAPeer', wider._refusal);
    if (this.members !== undefined) return Peer._all(this.members.map((member) => member.orElse(wider)));
    const last = this._fallback === undefined ? wider : this._fallback.orElse(wider);
    return new Peer(this._term, undefined, this._subject, this._ports, last, this._refusal);
  }
}

function selectorOf({ labels, selector }: { labels?: { [key: string]: string }; selector?: LabelSelector }): LabelSelector | undefined {
  if (labels !== undefined && selector !== undefined) {
    refuse('InvalidSelector', 'a peer must have labels or a selector, got both; say the labels in the selector');
  }
  return labels === undefined ? selector : LabelSelector.labels(labels);
}
