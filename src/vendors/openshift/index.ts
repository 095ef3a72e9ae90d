export * from './ingress-operator';
