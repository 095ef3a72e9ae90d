export * from './haproxy-ingress';
export * from './installation';
export * from './kubernetes-ingress';
