export * from './gateway-class';
export * from './gke-gateway';
