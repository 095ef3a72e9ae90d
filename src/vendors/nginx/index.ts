export * from './f5-nginx-ingress-controller';
export * from './ingress-nginx';
export * from './nginx-gateway-fabric';
