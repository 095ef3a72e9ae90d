export * from './values/cidr';
export * from './values/hostname';
export * from './values/label-expression';
export { LabelSelector, type LabelSelectorProps } from './values/label-selector';
export * from './values/port';
export { PathMatch } from './values/url-path';

export * from './model/cni';
export { type Finding, Severity } from './model/finding';
export * from './model/findings';
export { GatewayController, type IGatewayController } from './model/gateway-controller';
export { type IIngressController, IngressController } from './model/ingress-controller';
export { Challenge, type IIssuer, IssuerRef } from './model/issuer';
export { NameResolution } from './model/name-resolution';
export * from './model/peer';
export * from './model/peer-options';
export * from './model/platform';
export * from './model/platform-props';
export * from './model/way-in';

export * from './dns/cluster-dns';
export { type GkeAutopilotDnsOptions, type GkeCloudDnsOptions, type GkeKubeDnsOptions } from './dns/gke-dns';
export * from './dns/node-local-dns';

export { type ConnectionOptions, Connections, type IConnectable } from './kubernetes/connections';
export * from './kubernetes/ingress';
export { type IService, Service } from './kubernetes/service';
export * from './kubernetes/service-props';
export * from './kubernetes/workload';

export * from './gateway/exposure';
export { Gateway, type GatewayOptions, type GatewayProps, GatewayRef, type IGateway, type ReferencedGatewayOptions } from './gateway/gateway';
export * from './gateway/http-route';
export * from './gateway/listener';
export * from './gateway/listener-set';
export * from './gateway/reference-grant';
export * from './gateway/route-namespaces';

export * from './certmanager/acme-solver';
export * from './certmanager/certificate';
export * from './certmanager/cluster-issuer';
export * from './certmanager/issuer';
export * from './certmanager/key-usage';
export * from './certmanager/private-key';
export { type ReferencedClusterIssuerOptions, type ReferencedIssuerOptions } from './certmanager/referenced-issuer';
export * from './certmanager/signer';

export * from './patterns/exposed-app';
export * from './patterns/exposed-app-props';
export * from './patterns/secure-namespace';
export * from './patterns/tls-ingress';

export { Connection } from './analysis/connection';
export { DecidingRule } from './analysis/deciding-rule';
export { ExposedPath } from './analysis/exposed-path';
export { Explanation, PairExplanation, Verdict } from './analysis/explanation';
export * from './analysis/reachability';
export * from './analysis/reachability-options';
export { UnprotectedPods } from './analysis/unprotected-pods';

export * as envoygateway from './vendors/envoygateway';
export * as presets from './presets';
export * as traefik from './vendors/traefik';
