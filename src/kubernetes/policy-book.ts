import { IConstruct } from 'constructs';
import { Finding, findingOf } from '../model/finding';
import { Flow, Isolation } from '../model/flow';
import { HiddenClients, Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { PeerTerm, podsIn, termKey } from '../model/peer-term';
import { PolicySubject, RuleWish } from '../model/policy-dialect';
import { PodFacts, Subject, tryFacts } from '../model/subject';
import { NetworkError } from '../values/errors';
import { PortSet } from '../values/port-set';
import { compareText } from '../values/text-order';
import { clusterOf, dnsRules } from './cluster';
import { hiddenClientsFinding, hostNetworkFinding, notIsolatedFinding, writtenElsewhereFinding } from './flow-findings';
import { flowPorts } from './flow-ports';
import { Isolations } from './isolations';
import { KnownPods } from './known-pods';
import { PolicyNames } from './policy-names';

/** @internal */
export interface PolicyEntry {
  readonly scope: IConstruct;
  /** Who asked for the isolation. */
  readonly isolatedBy: IConstruct;
  readonly subject: PolicySubject;
}

/** One subject while its policy is put together: several ways to the same pods come together here. */
interface Page {
  readonly facts: PodFacts;
  readonly subjects: Subject[];
  readonly ingress: RuleWish[];
  readonly egress: RuleWish[];
}

/**
 * Turns the recorded wishes of an app into the policies that say them: who is isolated, and what each still may.
 *
 * Reads each pod template once a reading. Nothing here knows a dialect.
 *
 * @internal
 */
export class PolicyBook {
  private readonly names = new PolicyNames();
  private pages = new Map<string, Page>();
  private facts = new Map<Subject, PodFacts>();
  private isolations: Isolations;
  private findings: Finding[] = [];
  private hiddenClients = new Map<string, HiddenClients>();
  private known = new KnownPods([], (subject) => this.factsOf(subject));

  public constructor(private readonly ledger: Ledger) {
    this.isolations = new Isolations(ledger, []);
  }

  public read(): { entries: PolicyEntry[]; findings: Finding[] } {
    this.pages = new Map();
    this.facts = new Map();
    this.findings = [];
    this.known = new KnownPods(this.ledger.adopted, (subject) => this.factsOf(subject));
    this.hiddenClients = new Map();
    for (const [subject, hidden] of this.ledger.hiddenClients) {
      this.attempt(subject.scope, () => {
        for (const each of this.known.selectedBy(subject)) this.hiddenClients.set(pageKey(this.factsOf(each)), hidden);
      });
    }
    const isolated: Array<{ facts: PodFacts; isolation: Isolation }> = [];
    for (const [subject, isolation] of this.ledger.isolatedSubjects) {
      this.attempt(subject.scope, () => isolated.push({ facts: this.pageOf(subject).facts, isolation }));
    }
    this.isolations = new Isolations(this.ledger, isolated);
    for (const flow of this.ledger.flows) this.attempt(flow.askedBy, () => this.enter(flow));
    for (const subject of this.ledger.adopted) this.introduce(subject);
    const namespaces = this.namespaceEntries();
    return { entries: [...namespaces, ...this.subjectEntries(namespaces.map(({ subject }) => subject))], findings: this.findings };
  }

  /** A wish that cannot be written is reported with all the others, not thrown out of a validation. */
  private attempt(asker: IConstruct | undefined, enter: () => void): void {
    try {
      enter();
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      this.findings.push(findingOf(error, asker?.node.path ?? ''));
    }
  }

  /** Pods already spoken of by their labels get the name of their workload, whether or not it takes part itself. */
  private introduce(subject: Subject): void {
    const facts = tryFacts(() => this.factsOf(subject));
    if (facts !== undefined && this.pages.has(pageKey(facts))) this.pageOf(subject);
  }

  private enter(flow: Flow): void {
    for (const source of this.meant(flow.source)) for (const target of this.meant(flow.target)) this.enterOne({ ...flow, source, target });
  }

  private meant(peer: Peer): Peer[] {
    if (peer._subject === undefined) return [this.proxiesOf(peer)];
    return this.known.selectedBy(peer._subject).map((subject) => (subject === peer._subject ? peer : Peer._ofSubject(subject, peer._ports)));
  }

  /** The proxies of a data plane take part like pods of ours where we isolate their namespace: nobody else lets them live there. */
  private proxiesOf(peer: Peer): Peer {
    const proxies = peer._term === undefined ? undefined : this.ledger.proxies.get(termKey(peer._term));
    return proxies?.facts.namespaceName === undefined || !this.ledger.isolatedNamespaces.has(proxies.facts.namespaceName) ? peer
      : Peer._ofSubject(proxies, peer._ports);
  }

  private enterOne(flow: Flow): void {
    const ports = flowPorts(flow, (subject) => this.factsOf(subject));
    const askedBy = flow.askedBy.node.path;
    if (flow.source._subject !== undefined) {
      this.pageOf(flow.source._subject).egress.push({ ...this.sayPeer(flow.target, flow.source), ports, askedBy });
    }
    if (flow.target._subject !== undefined) {
      this.pageOf(flow.target._subject).ingress.push({ ...this.sayPeer(flow.source, flow.target), ports, askedBy });
    }
    if (flow.implied !== true) {
      this.noteEnd(flow, flow.source, flow.target, 'egress', ports);
      this.noteEnd(flow, flow.target, flow.source, 'ingress', ports);
      this.noteHiddenClients(flow);
    }
  }

  /** Says what the relation does not do by itself: an end nobody isolates, an end somebody else must open. */
  private noteEnd(flow: Flow, end: Peer, other: Peer, direction: 'ingress' | 'egress', ports: PortSet): void {
    if (end._subject !== undefined) {
      const page = this.pageOf(end._subject);
      const isolated = this.isolations.of(page.facts, page.subjects)[direction];
      if (!isolated) this.findings.push(notIsolatedFinding(page.facts, end._subject.scope ?? flow.askedBy));
    } else if (end._term?.kind === 'pods' && other._subject !== undefined) {
      this.findings.push(writtenElsewhereFinding(flow.askedBy, end._term, direction, ports, this.factsOf(other._subject)));
    }
  }

  private noteHiddenClients({ source, target, askedBy }: Flow): void {
    const outside = source._term?.kind === 'cidr' || source._term?.kind === 'internet' ? source._term : undefined;
    if (outside === undefined || target._subject === undefined) return;
    const hidden = this.hiddenClients.get(pageKey(this.factsOf(target._subject)));
    if (hidden !== undefined) this.findings.push(hiddenClientsFinding(askedBy, outside, hidden));
  }

  /** How a rule of the pods at the other end names this peer. */
  private sayPeer(peer: Peer, other: Peer): { peer: PeerTerm; fallbacks: PeerTerm[] } {
    const fallbacks: PeerTerm[] = [];
    for (let wider = peer._fallback; wider !== undefined; wider = wider._fallback) fallbacks.push(this.termOf(wider, other));
    return { peer: this.termOf(peer, other), fallbacks };
  }

  private termOf(peer: Peer, other: Peer): PeerTerm {
    if (peer._subject === undefined) return peer._term!;
    const facts = this.factsOf(peer._subject);
    // Pods on the host network have their node's address, and no policy can select them.
    if (facts.hostNetwork) return { kind: 'nodes' };
    const there = other._subject === undefined ? undefined : this.factsOf(other._subject);
    if (there !== undefined && (facts.namespaceName === undefined) !== (there.namespaceName === undefined)) {
      const nameless = facts.namespaceName === undefined ? facts : there;
      throw new NetworkError('NoNamespace', `a relation across namespaces needs both named, and ${nameless.kind} ${nameless.name} has none; `
        + 'give its chart a namespace');
    }
    return podsIn(facts.namespaceName === there?.namespaceName ? undefined : facts.namespaceName, facts.pods);
  }

  private factsOf(subject: Subject): PodFacts {
    const known = this.facts.get(subject);
    if (known !== undefined) return known;
    const read = subject.facts;
    this.facts.set(subject, read);
    return read;
  }

  private pageOf(subject: Subject): Page {
    const facts = this.factsOf(subject);
    const key = pageKey(facts);
    const known = this.pages.get(key);
    if (known !== undefined) {
      if (!known.subjects.includes(subject)) known.subjects.push(subject);
      return known;
    }
    const page: Page = { facts, subjects: [subject], ingress: [], egress: [] };
    this.pages.set(key, page);
    return page;
  }

  private namespaceEntries(): PolicyEntry[] {
    return [...this.ledger.isolatedNamespaces.values()].flatMap(({ scope, policies }) =>
      (policies?.() ?? []).map((subject) => ({ scope, isolatedBy: scope, subject })));
  }

  private subjectEntries(reserved: readonly PolicySubject[]): PolicyEntry[] {
    const pages = [...this.pages.entries()].map(([key, page]) => {
      const subjects = [...page.subjects].sort((a, b) => compareText(this.rankOf(a), this.rankOf(b)));
      const isolation = this.isolations.of(page.facts, page.subjects);
      const scope = subjects.find((subject) => subject.scope !== undefined)?.scope ?? isolation.namespace?.scope;
      return { key, page, best: subjects[0], facts: this.factsOf(subjects[0]), isolation, scope, rank: `${scope?.node.path} ${key}` };
    }).sort((a, b) => compareText(a.rank, b.rank));

    const written = pages.flatMap(({ key, page, best, facts, isolation, scope }) => {
      if (scope === undefined) return [];
      if (facts.hostNetwork) {
        this.findings.push(hostNetworkFinding(facts, scope));
        return [];
      }
      const ingress = isolation.ingress ? page.ingress : [];
      const egress = isolation.egress ? page.egress : [];
      const isolates = {
        ingress: ingress.length > 0 || isolation.own.ingress,
        egress: egress.length > 0 || isolation.own.egress,
      };
      if (!isolates.ingress && !isolates.egress) return [];
      const needsDns = isolates.egress && isolation.namespace?.egress !== true;
      return [{
        key,
        best,
        facts,
        scope,
        isolatedBy: isolation.namespace?.scope ?? scope,
        isolates,
        ingress,
        egress: needsDns ? [...egress, ...dnsRules(clusterOf(scope), scope.node.path)] : egress,
      }];
    });
    const names = this.names.give(reserved, written.map(({ key, best, facts }) => ({
      key, namespaceName: facts.namespaceName, name: best.policyName ?? facts.name, kind: facts.kind,
    })));
    return written.map(({ key, facts, scope, isolatedBy, isolates, ingress, egress }) => ({
      scope,
      isolatedBy,
      subject: { name: names.get(key)!, namespaceName: facts.namespaceName, pods: facts.pods, isolates, ingress, egress },
    }));
  }

  /** Of several ways to the same pods a pod template tells most, then the place decides: who spoke first never shows. */
  private rankOf(subject: Subject): string {
    return `${this.factsOf(subject).kind === 'Pods' ? 1 : 0} ${subject.scope?.node.path ?? '\uffff'}`;
  }
}

function pageKey({ namespaceName, pods }: PodFacts): string {
  return `${namespaceName ?? ''} ${pods._key}`;
}
