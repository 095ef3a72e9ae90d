export * from './ingress-gateway';
export * from './istio';
