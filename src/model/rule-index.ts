import { namespaceKey, PeerTerm } from './peer-term';

/**
 * Finds the few rules that may subsume a rule, so that thousands of callers of one service are not compared pair by pair.
 *
 * A selector of plain labels can only subsume one that has the same values at its keys: it is looked up by them. Everything
 * else is compared with all, and is rare in long lists.
 *
 * @internal
 */
export class RuleIndex<R extends { readonly peer: PeerTerm }> {
  private readonly compared: R[] = [];
  private readonly byLabels = new Map<string, R[]>();
  /** For each namespace scope, the sets of keys its selectors have. */
  private readonly keySets = new Map<string, Map<string, readonly string[]>>();

  public constructor(rules: readonly R[]) {
    for (const rule of rules) {
      const { peer } = rule;
      if (peer.kind !== 'pods' || peer.namespaces.which === 'labels' || !peer.pods._isPlain) {
        this.compared.push(rule);
        continue;
      }
      const scope = namespaceKey(peer.namespaces);
      const keys = Object.keys(peer.pods._matchLabels);
      const sets = this.keySets.get(scope) ?? new Map<string, readonly string[]>();
      this.keySets.set(scope, sets.set(keys.join(), keys));
      const place = placeOf(scope, keys, peer.pods._matchLabels);
      const known = this.byLabels.get(place);
      if (known === undefined) this.byLabels.set(place, [rule]);
      else known.push(rule);
    }
  }

  public maySubsume({ peer }: { readonly peer: PeerTerm }): R[] {
    if (peer.kind !== 'pods') return this.compared;
    const labels = peer.pods._matchLabels;
    const found = [namespaceKey(peer.namespaces), namespaceKey({ which: 'all' })].flatMap((scope) =>
      [...this.keySets.get(scope)?.values() ?? []].flatMap((keys) => this.byLabels.get(placeOf(scope, keys, labels)) ?? []));
    return [...this.compared, ...found];
  }
}

function placeOf(scope: string, keys: readonly string[], labels: { readonly [key: string]: string }): string {
  return JSON.stringify([scope, keys.map((key) => [key, labels[key]])]);
}
