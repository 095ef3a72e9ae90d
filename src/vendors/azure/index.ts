export * from './application-gateway-for-containers';
