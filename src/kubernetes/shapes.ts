/**
 * Narrow shapes of the standard objects, spelled as their YAML is: only the fields this library writes or reads.
 *
 * @internal
 */
export interface LabelSelectorShape {
  readonly matchLabels?: { readonly [key: string]: string };
  readonly matchExpressions?: ReadonlyArray<{ readonly key: string; readonly operator: string; readonly values?: readonly string[] }>;
}

/** @internal */
export interface NetworkPolicySpec {
  readonly podSelector: LabelSelectorShape;
  readonly policyTypes: ReadonlyArray<'Ingress' | 'Egress'>;
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  readonly egress?: readonly NetworkPolicyEgressRule[];
}

/** @internal */
export interface NetworkPolicyIngressRule {
  readonly from?: readonly NetworkPolicyPeer[];
  readonly ports?: readonly NetworkPolicyPort[];
}

/** @internal */
export interface NetworkPolicyEgressRule {
  readonly to?: readonly NetworkPolicyPeer[];
  readonly ports?: readonly NetworkPolicyPort[];
}

/** @internal */
export interface NetworkPolicyPeer {
  readonly namespaceSelector?: LabelSelectorShape;
  readonly podSelector?: LabelSelectorShape;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** @internal */
export interface NetworkPolicyPort {
  readonly protocol: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** @internal */
export interface ServicePortShape {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

/** @internal */
export interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly externalName?: string;
  readonly selector?: { readonly [key: string]: string };
  readonly ports?: readonly ServicePortShape[];
  readonly ipFamilyPolicy?: string;
  readonly ipFamilies?: readonly string[];
  readonly sessionAffinity?: string;
  readonly sessionAffinityConfig?: { readonly clientIP: { readonly timeoutSeconds: number } };
  readonly internalTrafficPolicy?: string;
  readonly externalTrafficPolicy?: string;
  readonly healthCheckNodePort?: number;
  readonly trafficDistribution?: string;
  readonly loadBalancerClass?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly publishNotReadyAddresses?: boolean;
}

/** @internal */
export interface IngressRuleShape {
  readonly host: string;
  readonly http: { readonly paths: readonly IngressPathShape[] };
}

/** @internal */
export interface IngressPathShape {
  readonly path?: string;
  readonly pathType: string;
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name?: string; readonly number?: number } } };
}

/** @internal */
export interface IngressSpec {
  readonly ingressClassName?: string;
  readonly rules?: readonly IngressRuleShape[];
  readonly tls?: ReadonlyArray<{ readonly hosts: readonly string[]; readonly secretName?: string }>;
}

/** @internal */
export interface ContainerShape {
  readonly ports?: ReadonlyArray<{ readonly name?: string; readonly containerPort?: number; readonly protocol?: string }>;
  readonly restartPolicy?: string;
  readonly readinessProbe?: { readonly httpGet?: { readonly path?: string; readonly port?: number | string } };
}

/** @internal */
export interface PodTemplateShape {
  readonly metadata?: { readonly labels?: { readonly [key: string]: string } };
  readonly spec?: {
    readonly containers?: readonly ContainerShape[];
    readonly initContainers?: readonly ContainerShape[];
    readonly hostNetwork?: boolean;
  };
}
