import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { damaged, replace, sometimes } from './damage';
import {
  listenerBreakers, ListenerInput, listenerMeaning, listenerOf, LISTENERS, NAMESPACES, NamespacesInput,
  namespacesMeaning, namespacesOf, ODD_NAMESPACES,
} from './listeners';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface GatewayInput {
  readonly name: string;
  readonly className: string;
  readonly listeners: ListenerInput[];
  readonly sets?: NamespacesInput;
}

export const GATEWAY_QUESTION: Question<GatewayInput> = {
  kind: 'Gateway',
  inputs: damaged<GatewayInput>(fc.record({ name: texts.SUBDOMAIN, className: texts.SUBDOMAIN, listeners: LISTENERS, sets: sometimes(NAMESPACES) }), [
    replace('name', texts.ODD_NAME),
    replace('className', texts.ODD_NAME),
    replace('sets', ODD_NAMESPACES),
    ...listenerBreakers<GatewayInput>(),
  ]),
  write: ({ name, className, listeners, sets }) => written((chart) => {
    new net.Gateway(chart, 'Gateway', {
      gatewayName: name,
      gatewayClassName: className,
      controller: new net.envoygateway.EnvoyGateway(),
      listeners: listeners.map(listenerOf),
      listenerSets: sets === undefined ? undefined : namespacesOf(sets),
    });
  }),
  meaning: ({ name, className, listeners, sets }) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace: HOME },
    spec: {
      gatewayClassName: className,
      listeners: listeners.map(listenerMeaning),
      allowedListeners: sets === undefined ? undefined : { namespaces: namespacesMeaning(sets) },
    },
  }],
  stricter: [
    { id: 'InvalidHostname', says: /IP address has no name|63 characters each/, because: 'the schema takes IPv4 addresses and labels of more than 63 characters, which no request carries as a host name' },
    { id: 'InvalidName', says: /Secret name/, because: 'the schema takes any text; no Secret can be called that' },
    { id: 'InvalidLabel', because: 'the schema does not look into selectors; the controller would refuse the listener' },
    { id: 'InvalidSelector', because: 'a selector that names no namespace is a mistake: nobody is RouteNamespaces.none(), everybody RouteNamespaces.all()' },
    { id: 'InvalidName', says: /class must/, because: 'the schema takes any text; no GatewayClass can be called that' },
    { id: 'InvalidGateway', says: /must have a secretName/, because: 'the schema takes an HTTPS listener without a certificate; it is never programmed' },
  ],
};

interface ListenerSetInput {
  readonly name: string;
  readonly gateway: string;
  readonly listeners: ListenerInput[];
}

export const LISTENER_SET_QUESTION: Question<ListenerSetInput> = {
  kind: 'ListenerSet',
  inputs: damaged<ListenerSetInput>(fc.record({ name: texts.SUBDOMAIN, gateway: texts.SUBDOMAIN, listeners: LISTENERS }), [
    replace('name', texts.ODD_NAME),
    replace('gateway', texts.ODD_NAME),
    ...listenerBreakers<ListenerSetInput>(),
  ]),
  write: ({ name, gateway, listeners }) => written((chart) => {
    new net.ListenerSet(chart, 'Set', {
      listenerSetName: name,
      gateway: net.Gateway.fromName(gateway, {
        namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()], listenerSets: net.RouteNamespaces.all(),
      }),
      listeners: listeners.map(listenerOf),
    });
  }),
  meaning: ({ name, gateway, listeners }) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    metadata: { name, namespace: HOME },
    spec: { parentRef: { name: gateway, namespace: 'edge' }, listeners: listeners.map(listenerMeaning) },
  }],
  stricter: [
    { id: 'InvalidHostname', says: /IP address has no name|63 characters each/, because: 'the schema takes IPv4 addresses and labels of more than 63 characters, which no request carries as a host name' },
    { id: 'InvalidName', says: /Secret name/, because: 'the schema takes any text; no Secret can be called that' },
    { id: 'InvalidLabel', because: 'the schema does not look into selectors; the controller would refuse the listener' },
    { id: 'InvalidSelector', because: 'a selector that names no namespace is a mistake: nobody is RouteNamespaces.none(), everybody RouteNamespaces.all()' },
    { id: 'InvalidName', says: /gateway name/, because: 'the schema takes any text; no Gateway can be called that' },
    { id: 'InvalidListenerSet', says: /must have a secretName/, because: 'the schema takes an HTTPS listener without a certificate; it is never programmed' },
  ],
};
