export * from './kong-ingress-controller';
