export * from './contour';
export * from './gateway-provisioner';
