import { Precondition } from '../model/front-door';
import { refuse } from '../values/errors';
import { LabelExpression } from '../values/label-expression';
import { LabelSelector } from '../values/label-selector';
import { quoted } from '../values/quoted';
import { NamespacesShape } from './shapes';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * From which namespaces something may attach.
 *
 * Routes attach to a listener, ListenerSets to a Gateway.
 */
export class RouteNamespaces {
  /** From the Gateway's own namespace alone: what Gateways do when nothing is said. */
  public static same(): RouteNamespaces {
    return new RouteNamespaces('Same');
  }

  /** From every namespace. */
  public static all(): RouteNamespaces {
    return new RouteNamespaces('All');
  }

  /** From nowhere. */
  public static none(): RouteNamespaces {
    return new RouteNamespaces('None');
  }

  /** From namespaces that carry these labels. */
  public static labels(labels: { [key: string]: string }): RouteNamespaces {
    return new RouteNamespaces('Selector', LabelSelector.labels(labels));
  }

  /** From the namespaces of these names. */
  public static named(...names: string[]): RouteNamespaces {
    return new RouteNamespaces('Selector', LabelSelector.of({ matchExpressions: [LabelExpression.isIn(NAME_LABEL, names)] }));
  }

  /** @internal */
  public static _checked(what: string, value: RouteNamespaces | undefined): RouteNamespaces | undefined {
    if (value === undefined || value instanceof RouteNamespaces) return value;
    return refuse('InvalidChoice', `${what} must be made with RouteNamespaces, got ${quoted(value)}; write for example RouteNamespaces.all()`);
  }

  private constructor(
    /** As the API spells it: `Same`, `All`, `None` or `Selector`. */
    public readonly which: string,
    private readonly selector?: LabelSelector,
  ) {}

  /** As a person says it. */
  public toString(): string {
    return this.selector === undefined ? this.which.toLowerCase() : `namespaces ${this.selector.toString()}`;
  }

  /**
   * Whether the namespace is admitted; what it depends on where labels decide.
   *
   * @internal
   */
  public _admits(namespaceName: string | undefined, gatewayNamespaceName: string): boolean | Precondition {
    switch (this.which) {
      case 'All': return true;
      case 'None': return false;
      case 'Same': return namespaceName === gatewayNamespaceName;
      default: {
        if (namespaceName === undefined) return false;
        const known = { [NAME_LABEL]: namespaceName };
        if (this.selector!._keys.every((key) => key === NAME_LABEL)) return this.selector!.matches(known);
        return { sentence: `namespace ${namespaceName} must carry the labels ${this.selector!.toString()}`, metBy: this.selector };
      }
    }
  }

  /** @internal */
  public get _shape(): NamespacesShape {
    return { from: this.which, ...(this.selector === undefined ? {} : { selector: this.selector._toYaml() }) };
  }
}
