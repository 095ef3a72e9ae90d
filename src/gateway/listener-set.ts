import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { Platform } from '../model/platform';
import { checkProps, refuse, within } from '../values/errors';
import { checkSubdomain, kebabCase } from '../values/names';
import { admitsListenerSets } from './attach';
import { checkListeners } from './check-listeners';
import { listenerSetDocument } from './emit-routes';
import { gatewayRefOf, IGateway } from './gateway';
import { Listener } from './listener';

/** What a ListenerSet is made of. */
export interface ListenerSetProps {
  /** The Gateway it adds listeners to; it must take them from this namespace. */
  readonly gateway: IGateway;
  /** The listeners; those that end TLS with a Secret of this namespace. */
  readonly listeners: Listener[];
  /**
   * Name of the ListenerSet.
   *
   * @default - the construct id in kebab-case
   */
  readonly listenerSetName?: string;
}

/**
 * Listeners of one namespace on a Gateway of another.
 *
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1713/
 */
export class ListenerSet extends Construct {
  /** Its name. */
  public readonly listenerSetName: string;
  /**
   * Its namespace.
   *
   * @default - none is said, so whoever applies the manifests chooses
   */
  public readonly namespaceName?: string;
  /** The ListenerSet itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: ListenerSetProps) {
    super(scope, id);
    checkProps('ListenerSetProps', props, this);
    const gateway = within(this, () => gatewayRefOf(props.gateway));
    this.namespaceName = Chart.of(this).namespace;
    this.listenerSetName = within(this, () => checkSubdomain('ListenerSet name', props.listenerSetName ?? kebabCase(id)));
    if (admitsListenerSets(gateway, this.namespaceName, Platform._read(this)?._gatewayApiVersion) === false) {
      refuse('InvalidListenerSet', `Gateway ${gateway.toString()} must take ListenerSets of namespace "${this.namespaceName ?? ''}" (and Gateway API be 1.5 or newer), `
        + `got ListenerSets from ${gateway._listenerSets.toString()}; widen the Gateway's listenerSets`, this);
    }
    within(this, () => checkListeners('ListenerSet', props.listeners, gateway._controller));
    const bare = props.listeners.find(({ protocol, _secretName }) => protocol === 'HTTPS' && _secretName === undefined);
    if (bare !== undefined) refuse('InvalidListenerSet', `listener ${bare.listenerName} ends TLS and must have a secretName, got none; give one`, this);
    this.apiObject = defineObject(this, 'Resource', listenerSetDocument(this.listenerSetName, this.namespaceName, {
      parentRef: { name: gateway.gatewayName, ...(gateway.namespaceName === this.namespaceName ? {} : { namespace: gateway.namespaceName }) },
      listeners: props.listeners.map((listener) => listener._shape((port) => gateway._controller._listenerPort(port))),
    }));
  }
}
