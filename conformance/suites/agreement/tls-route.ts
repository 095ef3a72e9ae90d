import * as net from 'cdk8s-networking';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import { gatewayIn, PARENT, PARENT_STRICTER, parentBreakers, ParentInput, parentMeaning, severalHosts } from './route-parent';

export const TLS_ROUTE_QUESTION: Question<ParentInput> = {
  kind: 'TLSRoute',
  inputs: damaged<ParentInput>(PARENT, [...parentBreakers<ParentInput>(), replace('hostnames', severalHosts(16, 17, 1024, 1025))]),
  write: (input) => written((chart) => {
    new net.TLSRoute(chart, 'Route', {
      routeName: input.name,
      gateway: gatewayIn(input),
      sectionName: input.section,
      hostnames: input.hostnames,
      service: service(chart, 'front', [{ port: 443 }]),
    });
  }),
  meaning: (input) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'TLSRoute',
    metadata: { name: input.name, namespace: HOME },
    spec: { ...parentMeaning(input), rules: [{ backendRefs: [{ name: 'front', port: 443 }] }] },
  }],
  stricter: PARENT_STRICTER,
};
