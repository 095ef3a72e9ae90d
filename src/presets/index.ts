export * from './k3s';
export * from './kind';
export * from './kubeadm';
